// SPDX-License-Identifier: Apache-2.0
// What the pages say, from the web's own catalogues: a specification follows a change of wording by itself.
import type { LocalizedText } from '#contracts/text'
import cockpitEn from '#web/entrances/cockpit/texts.en.ts'
import { zh as cockpitZh } from '#web/entrances/cockpit/texts.zh.ts'
import citizenEn from '#web/entrances/portal/texts.en.ts'
import { zh as citizenZh } from '#web/entrances/portal/texts.zh.ts'
import viewsEn from '#web/entrances/staff/inbox/views-texts.en.ts'
import { zh as viewsZh } from '#web/entrances/staff/inbox/views-texts.zh.ts'
import designerEn from '#web/entrances/staff/items/form/texts.en.ts'
import { zh as designerZh } from '#web/entrances/staff/items/form/texts.zh.ts'
import modellerEn from '#web/entrances/staff/processes/modeller/texts.en.ts'
import { zh as modellerZh } from '#web/entrances/staff/processes/modeller/texts.zh.ts'
import stagesEn from '#web/entrances/staff/processes/stages/texts.en.ts'
import { zh as stagesZh } from '#web/entrances/staff/processes/stages/texts.zh.ts'
import processesEn from '#web/entrances/staff/processes/texts.en.ts'
import { zh as processesZh } from '#web/entrances/staff/processes/texts.zh.ts'
import staffEn from '#web/entrances/staff/texts.en.ts'
import { zh as staffZh } from '#web/entrances/staff/texts.zh.ts'
import accountEn from '#web/features/account/texts.en.ts'
import { zh as accountZh } from '#web/features/account/texts.zh.ts'
import applyEn from '#web/features/apply/texts.en.ts'
import { zh as applyZh } from '#web/features/apply/texts.zh.ts'
import casesEn from '#web/features/cases/texts.en.ts'
import { zh as casesZh } from '#web/features/cases/texts.zh.ts'
import credentialsEn from '#web/features/credentials/texts.en.ts'
import { zh as credentialsZh } from '#web/features/credentials/texts.zh.ts'
import servicesEn from '#web/features/services/texts.en.ts'
import { zh as servicesZh } from '#web/features/services/texts.zh.ts'
import caseStateEn from '#web/shared/case/texts.en.ts'
import { zh as caseStateZh } from '#web/shared/case/texts.zh.ts'
import formEn from '#web/shared/form/texts.en.ts'
import { zh as formZh } from '#web/shared/form/texts.zh.ts'
import type { Same } from '#web/shared/i18n/same.ts'
import sessionEn from '#web/shared/session/texts.en.ts'
import { zh as sessionZh } from '#web/shared/session/texts.zh.ts'
import uiEn from '#web/shared/ui/texts.en.ts'
import { zh as uiZh } from '#web/shared/ui/texts.zh.ts'

export type Locale = 'zh' | 'en'

const zh = {
  portal: citizenZh,
  staff: staffZh,
  designer: designerZh,
  processes: processesZh,
  stages: stagesZh,
  modeller: modellerZh,
  keptViews: viewsZh,
  cockpit: cockpitZh,
  account: accountZh,
  apply: applyZh,
  cases: casesZh,
  credentials: credentialsZh,
  services: servicesZh,
  caseState: caseStateZh,
  form: formZh,
  session: sessionZh,
  ui: uiZh,
}
export type Texts = Same<typeof zh>

const en: Texts = {
  portal: citizenEn,
  staff: staffEn,
  designer: designerEn,
  processes: processesEn,
  stages: stagesEn,
  modeller: modellerEn,
  keptViews: viewsEn,
  cockpit: cockpitEn,
  account: accountEn,
  apply: applyEn,
  cases: casesEn,
  credentials: credentialsEn,
  services: servicesEn,
  caseState: caseStateEn,
  form: formEn,
  session: sessionEn,
  ui: uiEn,
}

// Every catalogue is a Same of itself; the compiler cannot see that through the mapped type.
export const texts: Readonly<Record<Locale, Texts>> = { zh: zh as Texts, en }

export const localize =
  (locale: Locale) =>
  (text: LocalizedText): string =>
    text[locale]
