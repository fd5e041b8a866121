// SPDX-License-Identifier: Apache-2.0
import { catalogue } from '#web/shared/i18n/catalogue.ts'
import type { Same } from '#web/shared/i18n/same.ts'
import { zh } from './texts.zh.ts'

export type FormTexts = Same<typeof zh>
export const useFormTexts = catalogue(zh, () => import('./texts.en.ts'))
