// SPDX-License-Identifier: Apache-2.0
import { catalogue } from '#web/shared/i18n/catalogue.ts'
import { zh } from './texts.zh.ts'

export const useModellerTexts = catalogue(zh, () => import('./texts.en.ts'))
