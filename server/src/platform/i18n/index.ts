// SPDX-License-Identifier: Apache-2.0
export { fill, inLocale, localeOf } from './i18n.ts'
