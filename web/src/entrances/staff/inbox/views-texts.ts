// SPDX-License-Identifier: Apache-2.0
import { catalogue } from '#web/shared/i18n/catalogue.ts'
import { zh } from './views-texts.zh.ts'

export const useViewTexts = catalogue(zh, () => import('./views-texts.en.ts'))
