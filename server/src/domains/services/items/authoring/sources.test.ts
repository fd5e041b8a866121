// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { compileCondition } from '#contracts/condition-evaluate'
import { checkCreditCode } from '#contracts/identifiers'
import { compileSelection } from '#kernels/rules'
import { expand } from './author.ts'
import { drafts } from './index.ts'
import { organisationList } from './sources.ts'

const item = (key: string) => {
  const [draft] = drafts.filter((one) => one.key === key)
  if (!draft) throw new Error(key)
  return expand(draft)
}

describe('organisations of the demonstration city', () => {
  it('have different codes, and credit codes with both check digits right', () => {
    expect(new Set(organisationList.map((one) => one.code)).size).toBe(organisationList.length)
    expect(new Set(organisationList.map((one) => one.creditCode)).size).toBe(organisationList.length)
    for (const { code, creditCode, region } of organisationList) {
      expect(checkCreditCode(creditCode), code).toMatchObject({ ok: true, region })
    }
  })

  it('lie in a region that no map has', () => {
    for (const { region } of organisationList) expect(region).toMatch(/^9901(0[0-8]|2[12])$/)
  })

  it('form one tree, each parent before its children', () => {
    const seen = new Set<string>()
    for (const { code, parent } of organisationList) {
      if (parent === null) expect(seen.size).toBe(0)
      else expect(seen, code).toContain(parent)
      seen.add(code)
    }
  })

  it('are about fifty departments of the city, and in each district a service centre and market regulation', () => {
    expect(organisationList.filter((one) => one.region === '990100').length).toBeGreaterThanOrEqual(50)
    for (const district of [
      'linjiang',
      'yuntai',
      'lanhu',
      'gaoxin',
      'xingang',
      'qinglu',
      'xixi',
      'hechuan',
      'andu',
    ]) {
      const codes = organisationList.map((one) => one.code)
      expect(codes).toEqual(
        expect.arrayContaining([`${district}-hall`, `${district}-market`, `${district}-data`]),
      )
    }
  })

  it('tell how to reach every service centre', () => {
    for (const hall of organisationList.filter((one) => one.kind === 'service-centre')) {
      expect(hall).toMatchObject({
        address: {},
        hours: {},
        phone: expect.any(String),
        complaintPhone: expect.any(String),
      })
    }
  })
})

describe('the item of the journey', () => {
  const food = item('food-business-licence')

  it('is handled jointly by two departments, with a site visit, for enterprises', () => {
    expect(food).toMatchObject({
      process: 'permit-joint',
      audience: ['enterprise'],
      jointOrganisations: ['yl-fire', 'yl-health'],
    })
    expect(food.steps.map((step) => step.kind)).toContain('site-visit')
  })

  it.each([
    [
      { applyFor: 'first', businessForm: 'catering', premisesRight: 'rented', handledBy: 'self' },
      ['business-licence', 'identity-card', 'lease', 'layout-plan', 'health-certificate'],
    ],
    [
      { applyFor: 'extend', businessForm: 'retail', premisesRight: 'owned', handledBy: 'self' },
      ['business-licence', 'identity-card', 'real-estate-certificate'],
    ],
    [
      { applyFor: 'change', businessForm: 'retail', premisesRight: 'owned', handledBy: 'agent' },
      [
        'business-licence',
        'identity-card',
        'real-estate-certificate',
        'layout-plan',
        'change-evidence',
        'authorisation',
      ],
    ],
  ])('trims its materials by situation: %j', (facts, expected) => {
    const { wanted, open } = compileSelection(food.materials)(facts)
    expect(wanted.map((material) => material.code)).toEqual(expected)
    expect(open).toEqual([])
  })
})

describe('items that are done at once', () => {
  it.each([
    ['elderly-card', { 'person.age': 60 }, true],
    ['elderly-card', { 'person.age': 59 }, false],
    ['elderly-card', {}, null],
    ['longevity-allowance', { 'person.age': 80 }, true],
    ['residence-permit-endorsement', { 'person.residence-permit-number': 'J1', moved: 'no' }, true],
    ['residence-permit-endorsement', { 'person.residence-permit-number': 'J1', moved: 'yes' }, false],
    ['residence-permit-endorsement', { moved: 'no' }, false],
    ['vehicle-inspection-appointment', { hasViolations: 'yes' }, false],
    ['unemployment-registration', { 'person.age': 40, formerly: 'graduate' }, true],
  ])('%s decides %j as %s', (key, facts, verdict) => {
    const { instantDecision } = item(key)
    if (!instantDecision) throw new Error('no rule')
    expect(compileCondition(instantDecision)(facts)).toBe(verdict)
  })
})
