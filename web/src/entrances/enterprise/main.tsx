// SPDX-License-Identifier: Apache-2.0
import { startPortal } from '#web/entrances/portal/start.tsx'

void startPortal('enterprise', '/biz')
