// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import type { Condition } from '#contracts/condition'
import type { ServiceItem } from '#contracts/service-item'
import { checkItem } from './item-checks.logic.ts'
import { changed, context, field, first, instantChanged, material, read } from './item-checks.testing.ts'

describe('guide and materials', () => {
  const when = (condition: Condition) => (item: ServiceItem) => {
    material(item, 'lease').when = condition
  }
  it.each<[string, (item: ServiceItem) => void, string[]]>([
    [
      'a situation twice',
      (i) => {
        i.situations.push(first(i.situations))
      },
      ['/situations/4/id situation.repeated'],
    ],
    [
      'an option twice',
      (i) => {
        first(i.situations).options.push(first(first(i.situations).options))
      },
      ['/situations/0/options/3 situation.option-repeated'],
    ],
    [
      'a situation named like a field',
      (i) => {
        first(i.situations).id = 'businessItems'
      },
      [
        '/situations/0/id situation.field-collision',
        '/materials/4/when/field material.when-unknown-field',
        '/materials/6/when/field material.when-unknown-field',
        '/form/schema/properties/openingOn/x-visible-if/field form.visible-unknown-field',
      ],
    ],
    [
      'a question that hangs on a later one',
      (i) => {
        first(i.situations).when = { field: 'handledBy', op: '=', value: 'self' }
      },
      ['/situations/0/when/field situation.when-unknown-field'],
    ],
    [
      'a material twice',
      (i) => {
        i.materials.push(material(i, 'identity-card'))
      },
      ['/materials/8/code material.repeated'],
    ],
    [
      'a required material with a situation',
      (i) => {
        material(i, 'lease').necessity = 'required'
      },
      ['/materials/3/necessity material.necessity'],
    ],
    [
      'a conditional material without one',
      (i) => {
        material(i, 'identity-card').necessity = 'conditional'
      },
      ['/materials/1/necessity material.necessity'],
    ],
    [
      'a situation that is not declared',
      when({ field: 'nothing', op: '=', value: 'x' }),
      ['/materials/3/when/field material.when-unknown-field'],
    ],
    [
      'an option that is not declared',
      when({ field: 'premisesRight', op: '=', value: 'borrowed' }),
      ['/materials/3/when/value material.when-unknown-code'],
    ],
    [
      'a material that no answers can ask for',
      when({
        all: [
          { field: 'premisesRight', op: '=', value: 'owned' },
          { field: 'premisesRight', op: '=', value: 'rented' },
        ],
      }),
      ['/materials/3/when material.never-wanted'],
    ],
    [
      'a paper of others without its issuer',
      (i) => {
        delete material(i, 'business-licence').issuer
      },
      ['/materials/0/issuer material.issuer-missing'],
    ],
    [
      'an unknown certificate type',
      (i) => {
        material(i, 'business-licence').certificateType = 'x-licence'
      },
      ['/materials/0/certificateType material.certificate-unknown'],
    ],
    [
      'an enterprise’s certificate asked of people only',
      (i) => {
        i.audience = ['person']
        i.themes = ['p-opening']
      },
      [
        '/materials/0/certificateType material.certificate-holder',
        '/result/certificateType result.no-holder',
      ],
    ],
    [
      'a commitment to what the certificate library can tell',
      (i) => {
        const statement = { zh: '本单位承诺已取得营业执照。', en: 'We commit ourselves to hold a licence.' }
        material(i, 'business-licence').commitment = { statement, checkDays: 40 }
      },
      ['/materials/0/commitment material.commitment-needless'],
    ],
  ])('refuses %s', (_name, change, expected) => {
    expect(changed(change)).toEqual(expected)
  })

  it('refuses a material that follows acceptance where nothing is accepted', () => {
    const errors = changed((i) => {
      i.steps = i.steps.filter((step) => step.kind !== 'accept')
    })
    const at = read('food-business-licence.json').materials.findIndex((one) => one.code === 'layout-plan')
    expect(errors).toContain(`/materials/${at}/tolerableDays material.tolerable-without-acceptance`)
  })

  it('warns of a question on which nothing hangs, and of a paper that another authority holds', () => {
    const item = read('food-business-licence.json')
    item.materials = item.materials.filter((one) => one.code !== 'authorisation')
    delete material(item, 'business-licence').certificateType
    const warnings = checkItem(item, context).filter((fault) => fault.severity === 'warning')
    expect(warnings.map((fault) => `${fault.pointer} ${fault.code}`)).toEqual([
      '/situations/3 situation.unused',
      '/materials/0 material.not-shared',
    ])
  })
})

describe('form', () => {
  it.each<[string, (item: ServiceItem) => void, string[]]>([
    [
      'an element that does not exist',
      (i) => {
        field(i, 'premisesArea')['x-element'] = 'premises.volume'
      },
      ['/form/schema/properties/premisesArea/x-element form.element-unknown'],
    ],
    [
      'asking again for what a register holds',
      (i) => {
        delete field(i, 'personName')['x-prefill']
      },
      ['/form/schema/properties/personName form.asks-again'],
    ],
    [
      'asking again under another roof',
      (i) => {
        const name = field(i, 'enterpriseName')
        delete name['x-prefill']
        delete name['x-element']
      },
      ['/form/schema/properties/enterpriseName form.element-missing'],
    ],
    [
      'filling in what no register holds',
      (i) => {
        field(i, 'premisesArea')['x-prefill'] = true
      },
      ['/form/schema/properties/premisesArea/x-prefill form.prefill-without-source'],
    ],
    [
      'filling in without an element',
      (i) => {
        field(i, 'businessItems')['x-prefill'] = true
      },
      ['/form/schema/properties/businessItems/x-prefill form.prefill-without-source'],
    ],
    [
      'another type than the element has',
      (i) => {
        field(i, 'premisesArea').type = 'string'
      },
      [
        '/form/schema/properties/premisesArea/type form.element-type',
        '/form/schema/properties/premisesArea/x-widget form.widget-type',
      ],
    ],
    [
      'sensitive data in the clear',
      (i) => {
        delete field(i, 'personIdNumber')['x-sensitive']
      },
      ['/form/schema/properties/personIdNumber form.sensitive-unmarked'],
    ],
    [
      'a field in no step',
      (i) => {
        i.form.steps = i.form.steps.slice(0, 3).concat({
          ...first(i.form.steps.slice(3)),
          fields: ['businessItems', 'coldRoom', 'enterpriseSafetyOfficer'],
        })
      },
      ['/form/schema/properties/openingOn form.field-unplaced'],
    ],
    [
      'a step with an unknown field',
      (i) => {
        first(i.form.steps).fields.push('nothing')
      },
      ['/form/steps/0/fields form.step-field-unknown'],
    ],
    [
      'a field in two steps',
      (i) => {
        first(i.form.steps).fields.push('premisesArea')
      },
      ['/form/steps/2/fields form.field-repeated'],
    ],
    [
      'a step twice',
      (i) => {
        first(i.form.steps.slice(1)).id = 'applicant'
      },
      ['/form/steps/1/id form.step-repeated'],
    ],
    [
      'a required field that is not there',
      (i) => {
        i.form.schema.required.push('nothing')
      },
      [
        `/form/schema/required/${read('food-business-licence.json').form.schema.required.length} form.required-unknown`,
      ],
    ],
    [
      'a choice without a label',
      (i) => {
        const labels = field(i, 'coldRoom')['x-enum-labels'] ?? {}
        delete labels.area
      },
      ['/form/schema/properties/coldRoom/x-enum-labels form.labels'],
    ],
    [
      'a pattern that does not compile',
      (i) => {
        Object.assign(field(i, 'premisesAddress'), { pattern: '[' })
      },
      ['/form/schema form.schema-invalid'],
    ],
    [
      'a field that hangs on an unknown one',
      (i) => {
        field(i, 'openingOn')['x-visible-if'] = { field: 'nothing', op: 'known' }
      },
      ['/form/schema/properties/openingOn/x-visible-if/field form.visible-unknown-field'],
    ],
  ])('refuses %s', (_name, change, expected) => {
    expect(changed(change)).toEqual(expected)
  })

  it('refuses a decision rule over something that is no element', () => {
    expect(
      instantChanged((item) => {
        item.instantDecision = { field: 'person.shoe-size', op: '>', value: 40 }
      }),
    ).toEqual(['/instantDecision/field decision-unknown-field'])
  })
})

describe('who holds the result', () => {
  const establishing = {
    authority: '92' as const,
    kind: '30',
    name: ['premisesName'],
    address: ['premisesAddress'],
    businessScope: 'businessItems',
    representative: 'personName',
  }
  it.each<[string, (item: ServiceItem) => void, string[]]>([
    [
      'a certificate type that does not exist',
      (i) => {
        i.result.certificateType = 'x-licence'
      },
      ['/result/certificateType result.certificate-unknown'],
    ],
    [
      'people for whose application nobody could hold it',
      (i) => {
        i.audience = ['person', 'enterprise']
        i.themes = ['p-opening', 'e-opening']
      },
      ['/result/certificateType result.no-holder'],
    ],
    [
      'an enterprise established without a certificate',
      (i) => {
        delete i.result.certificateType
        i.result.establishes = establishing
      },
      ['/result/establishes result.establishes-without-certificate'],
    ],
    [
      'an enterprise told by fields that are not asked',
      (i) => {
        i.result.establishes = { ...establishing, name: ['premisesName', 'shop'], capital: 'money' }
      },
      ['/result/establishes/name/1 result.field-unknown', '/result/establishes/capital result.field-unknown'],
    ],
    [
      'an enterprise whose address nobody may have told',
      (i) => {
        i.result.establishes = { ...establishing, address: ['premisesStorey'] }
        i.form.schema.required = i.form.schema.required.filter((field) => field !== 'premisesStorey')
      },
      ['/result/establishes/address result.field-conditional'],
    ],
  ])('refuses %s', (_name, change, expected) => {
    expect(changed(change)).toEqual(expected)
  })

  it('takes people where the case establishes the holder', () => {
    const faults = changed((i) => {
      i.audience = ['person', 'enterprise']
      i.themes = ['p-opening', 'e-opening']
      i.result.establishes = establishing
    })
    expect(faults).toEqual([])
  })
})
