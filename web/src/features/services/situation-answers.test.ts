// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { ServiceItem } from '#contracts/service-item'
import {
  askedSituations,
  countingAnswers,
  judgeMaterials,
  readSituation,
  situationParameter,
} from './situation-answers.ts'

const text = (zh: string) => ({ zh, en: zh })
const options = (...values: string[]) => values.map((value) => ({ value, label: text(value) }))
const situations: ServiceItem['situations'] = [
  { id: 'kind', question: text('类型'), options: options('new', 'renewal') },
  { id: 'goods', question: text('品种'), multiple: true, options: options('hot', 'cold', 'milk') },
  {
    id: 'moved',
    question: text('搬迁'),
    when: { field: 'kind', op: '=', value: 'renewal' },
    options: options('yes', 'no'),
  },
]
const material = (
  code: string,
  when?: ServiceItem['materials'][number]['when'],
): ServiceItem['materials'][number] => ({
  code,
  name: text(code),
  necessity: when ? 'conditional' : 'required',
  ...(when ? { when } : {}),
  form: 'electronic',
  source: 'applicant',
  accept: ['application/pdf'],
  maxFiles: 1,
})

describe('the situation of an applicant', () => {
  it('stands in the address and comes back from it', () => {
    const query = { ...situationParameter('kind', 'new'), ...situationParameter('goods', ['hot', 'milk']) }
    expect(query).toEqual({ 's.kind': 'new', 's.goods': 'hot,milk' })
    expect(readSituation(situations, query)).toEqual({ kind: 'new', goods: ['hot', 'milk'] })
  })
  it('drops what was never offered', () => {
    expect(readSituation(situations, { 's.kind': 'forged', 's.other': 'x' })).toEqual({})
  })
  it('asks a question only where an earlier answer calls for it, and forgets answers to questions no longer asked', () => {
    expect(askedSituations(situations, { kind: 'new' }).map(({ id }) => id)).toEqual(['kind', 'goods'])
    expect(askedSituations(situations, { kind: 'renewal' }).map(({ id }) => id)).toContain('moved')
    expect(countingAnswers(situations, { kind: 'new', moved: 'yes' })).toEqual({ kind: 'new' })
  })
  it('trims the list of materials: wanted, not wanted, not yet known', () => {
    const materials = [
      material('form'),
      material('plan', { field: 'goods', op: 'has-any', value: ['hot'] }),
      material('old-licence', { field: 'kind', op: '=', value: 'renewal' }),
    ]
    const verdicts = judgeMaterials(materials, { kind: 'new' }).map(({ wanted }) => wanted)
    expect(verdicts).toEqual([true, null, false])
  })
})
