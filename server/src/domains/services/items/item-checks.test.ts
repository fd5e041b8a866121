// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ServiceItem } from '#contracts/service-item'
import { buildItems } from './authoring/build.ts'
import { checkItem, isPublishable } from './item-checks.logic.ts'
import { changed, context, files, first, folder, instantChanged, read } from './item-checks.testing.ts'

describe('shipped items', () => {
  it('are what their authors wrote', () => {
    const built = buildItems()
    expect(files.toSorted()).toEqual(built.files.map((file) => file.name).toSorted())
    for (const { name, json } of built.files) expect(readFileSync(join(folder, name), 'utf8')).toBe(json)
  })

  it.each(files)('%s may be published', (name) => {
    const faults = checkItem(read(name), context)
    expect(faults.filter((fault) => fault.severity === 'error')).toEqual([])
    expect(isPublishable(faults)).toBe(true)
  })

  it('are at least 64, with different codes and names', () => {
    const items = files.map(read)
    expect(items.length).toBeGreaterThanOrEqual(64)
    expect(new Set(items.map((item) => item.implementingCode)).size).toBe(items.length)
    expect(new Set(items.map((item) => item.name.zh)).size).toBe(items.length)
    expect(new Set(items.map((item) => item.name.en)).size).toBe(items.length)
  })

  it('trim their materials by situation in at least 25 items', () => {
    const trimming = files.map(read).filter((item) => item.materials.some((one) => one.when !== undefined))
    expect(trimming.length).toBeGreaterThanOrEqual(25)
  })

  it('have English that is English', () => {
    const english = (value: unknown): string[] => {
      if (typeof value !== 'object' || value === null) return []
      const own = 'en' in value && typeof value.en === 'string' ? [value.en] : []
      return [...own, ...Object.values(value).flatMap(english)]
    }
    for (const name of files) {
      for (const text of english(read(name))) expect(text, name).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('ask for 2 to 8 materials and for 5 to 15 answers', () => {
    for (const item of files.map(read)) {
      expect(item.materials.length, item.name.zh).toBeGreaterThanOrEqual(2)
      expect(item.materials.length, item.name.zh).toBeLessThanOrEqual(8)
      const fields = Object.keys(item.form.schema.properties).length
      expect(fields, item.name.zh).toBeGreaterThanOrEqual(5)
      expect(fields, item.name.zh).toBeLessThanOrEqual(15)
    }
  })
})

describe('codes and references', () => {
  it.each<[string, (item: ServiceItem) => void, string[]]>([
    [
      'a basic code of an unknown type',
      (i) => {
        i.basicCode = '991102001000'
      },
      ['/basicCode code.basic-invalid', '/implementingCode code.basic-differs'],
    ],
    [
      'a type that the code does not say',
      (i) => {
        i.type = '10'
      },
      ['/basicCode code.type-differs'],
    ],
    [
      'a wrong check digit',
      (i) => {
        i.implementingCode = i.implementingCode.replace('11990100MB1000213K', '11990100MB1000213L')
      },
      ['/implementingCode code.implementing-invalid'],
    ],
    [
      'another level',
      (i) => {
        i.level = '4'
      },
      ['/implementingCode code.level-differs'],
    ],
    [
      'another organisation',
      (i) => {
        i.organisation = 'yl-water'
      },
      ['/implementingCode code.organisation-differs'],
    ],
    [
      'an unknown organisation',
      (i) => {
        i.organisation = 'yl-nobody'
      },
      ['/organisation organisation.unknown'],
    ],
    [
      'an unknown joint organisation',
      (i) => {
        i.jointOrganisations = ['yl-fire', 'yl-nobody']
      },
      ['/jointOrganisations/1 organisation.unknown'],
    ],
    [
      'a handling code of another item',
      (i) => {
        i.handlingCode = `${i.implementingCode.replace(/02001000$/, '02002000')}01`
      },
      ['/handlingCode code.handling-differs'],
    ],
    [
      'a handling code that is not valid',
      (i) => {
        i.handlingCode = `${i.implementingCode.replace('213K', '213L')}01`
      },
      ['/handlingCode code.handling-invalid'],
    ],
    [
      'a hall that is none',
      (i) => {
        first(i.windows).hall = 'yl-water'
      },
      ['/windows/0/hall window.hall-unknown'],
    ],
    [
      'an unknown process',
      (i) => {
        i.process = 'magic'
      },
      ['/process process.unknown', '/jointOrganisations process.joint-unused'],
    ],
    [
      'one joint department only',
      (i) => {
        i.jointOrganisations = ['yl-fire']
      },
      ['/jointOrganisations process.joint-missing'],
    ],
    [
      'a decision rule in a process without one',
      (i) => {
        i.instantDecision = { field: 'person.age', op: '>', value: 1 }
      },
      ['/instantDecision process.decision-rule'],
    ],
  ])('refuses %s', (_name, change, expected) => {
    expect(changed(change)).toEqual(expected)
  })
})

describe('law', () => {
  it.each<[string, (item: ServiceItem) => void, string[]]>([
    [
      'an article that does not exist',
      (i) => {
        i.basis.push({ law: '食品安全法', article: 155 })
      },
      ['/basis/5 basis.not-found'],
    ],
    [
      'a law that is not in the register',
      (i) => {
        i.basis.push({ law: '渡口管理法', article: 1 })
      },
      ['/basis/5 basis.not-found'],
    ],
    [
      'a paragraph that does not exist',
      (i) => {
        i.basis.push({ law: '行政许可法', article: 42, paragraph: 3 })
      },
      ['/basis/5 basis.not-found'],
    ],
    [
      'the same article twice',
      (i) => {
        i.basis.push({ law: '中华人民共和国食品安全法', article: 35 })
      },
      ['/basis/5 basis.repeated'],
    ],
    [
      'a statutory limit that rests on nothing cited',
      (i) => {
        i.statutoryDays.basis = { law: '行政许可法', article: 43 }
      },
      ['/statutoryDays/basis statutory.basis-unlisted'],
    ],
    [
      'a statutory limit longer than the law says',
      (i) => {
        i.statutoryDays.count = 60
      },
      ['/statutoryDays statutory.exceeds-law'],
    ],
    [
      'a promise longer than the law allows',
      (i) => {
        i.promisedDays = 46
      },
      ['/promisedDays promise.exceeds-law', '/promisedDays promise.exceeds-statutory'],
    ],
    [
      'a promise longer than the statutory limit',
      (i) => {
        i.statutoryDays.count = 10
      },
      ['/promisedDays promise.exceeds-statutory'],
    ],
    [
      'a promise in working days against too few days of the calendar',
      (i) => {
        i.statutoryDays = { ...i.statutoryDays, count: 20, unit: 'calendar-day' }
      },
      ['/promisedDays promise.exceeds-statutory'],
    ],
  ])('refuses %s', (_name, change, expected) => {
    expect(changed(change)).toEqual(expected)
  })

  it('says which law allows how much', () => {
    const item = read('food-business-licence.json')
    item.promisedDays = 46
    const fault = checkItem(item, context).find((one) => one.code === 'promise.exceeds-law')
    expect(fault?.message).toEqual({
      zh: '承诺46个工作日，超过《行政许可法》第四十二条第二款规定的45个工作日',
      en: '46 working days are promised; art. 42 para. 2 of 行政许可法 allows 45 working days',
    })
  })
})

describe('inspection rules', () => {
  it.each<[string, (item: ServiceItem) => void, string[]]>([
    [
      '即办 without 即办件',
      (i) => {
        i.caseType = 'promised'
      },
      ['/caseType inspection.case-type'],
    ],
    [
      '即办 without 即审即办',
      (i) => {
        i.reviewMode = 'review-then-approve'
      },
      ['/reviewMode inspection.review-mode'],
    ],
    [
      '即办 that promises days',
      (i) => {
        i.promisedDays = 3
      },
      ['/promisedDays inspection.instant-days'],
    ],
    [
      'not 即办, yet 即办件 and 即审即办',
      (i) => {
        i.instant = false
      },
      ['/caseType inspection.case-type', '/reviewMode inspection.review-mode'],
    ],
    [
      'depth 1 without a visit and without post',
      (i) => {
        i.onlineDepth = 1
        i.post.materials = false
      },
      ['/post/materials inspection.visit-post'],
    ],
  ])('refuses %s', (_name, change, expected) => {
    expect(instantChanged(change)).toEqual(expected)
  })

  const named = (zh: string, kind: ServiceItem['result']['kind']) => (item: ServiceItem) => {
    item.result.name.zh = zh
    item.result.kind = kind
  }
  it.each<[string, (item: ServiceItem) => void, string[]]>([
    ['…证 that is no certificate', named('许可证', 'document'), ['/result/kind inspection.result-kind']],
    ['…批复 that is no approval', named('设立批复', 'document'), ['/result/kind inspection.result-kind']],
    ['…批文 that is a document', named('设立批文', 'document'), ['/result/kind inspection.result-kind']],
    ['…文 that is a certificate', named('复函文', 'certificate'), ['/result/kind inspection.result-kind']],
    [
      'a result without a sample',
      (i) => {
        delete i.result.sample
      },
      ['/result/sample inspection.result-sample'],
    ],
    [
      'a visit without a reason',
      (i) => {
        i.visits = { count: 1 }
        i.onlineDepth = 3
      },
      ['/visits/reason inspection.visit-reason'],
    ],
    [
      'a reason without a visit',
      (i) => {
        i.visits = { count: 0, reason: { zh: '核验', en: 'Check' } }
      },
      ['/visits/reason inspection.visit-reason-unneeded'],
    ],
    [
      'wholly online with a visit',
      (i) => {
        i.visits = { count: 1, reason: { zh: '核验', en: 'Check' } }
      },
      ['/onlineDepth inspection.wholly-online'],
    ],
    [
      'a telephone without area code',
      (i) => {
        first(i.windows).phone = '6600100'
      },
      ['/windows/0/phone inspection.phone-area-code'],
    ],
    [
      'one number for enquiries and complaints',
      (i) => {
        first(i.windows).complaintPhone = first(i.windows).phone
      },
      ['/windows/0/complaintPhone inspection.phones-equal'],
    ],
    [
      'hours that do not speak of working days',
      (i) => {
        first(i.windows).hours.zh = '9:00–17:00'
      },
      ['/windows/0/hours inspection.hours-working-days'],
    ],
    [
      'an address that ends at the front door',
      (i) => {
        first(i.windows).window = { zh: '三楼', en: 'Third floor' }
      },
      ['/windows/0/window inspection.address-window'],
    ],
    [
      'a theme of another audience',
      (i) => {
        i.themes = ['e-opening', 'p-opening']
      },
      ['/themes/1 inspection.theme-audience'],
    ],
    [
      'an audience without a theme',
      (i) => {
        i.audience = ['person', 'enterprise']
        delete i.result.certificateType
      },
      ['/themes inspection.audience-theme'],
    ],
    [
      'an unknown theme',
      (i) => {
        i.themes.push('x-theme')
      },
      ['/themes/1 theme.unknown'],
    ],
    [
      'a licence without a frequent question',
      (i) => {
        i.faqs = []
      },
      ['/faqs inspection.permit-faq'],
    ],
    [
      'a licence without 审核',
      (i) => {
        i.steps = i.steps.filter((step) => step.kind !== 'review')
      },
      ['/steps inspection.permit-flow'],
    ],
    [
      'a licence that decides before it reviews',
      (i) => {
        i.steps = i.steps.toReversed()
      },
      ['/steps inspection.permit-flow'],
    ],
    [
      'steps that take longer than promised',
      (i) => {
        first(i.steps).days = 9
      },
      ['/steps inspection.step-days'],
    ],
    [
      'payment online where nothing is charged',
      (i) => {
        i.fee.onlinePayment = true
      },
      ['/fee/onlinePayment inspection.fee-payment'],
    ],
    [
      'a fee that is not listed',
      (i) => {
        i.fee.charged = true
      },
      ['/fee/items inspection.fee-items'],
    ],
  ])('refuses %s', (_name, change, expected) => {
    expect(changed(change)).toEqual(expected)
  })
})
