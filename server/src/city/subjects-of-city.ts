// SPDX-License-Identifier: Apache-2.0
import { citizenCheckDigit, composeCreditCode } from '#contracts/identifiers'
import { type Directory, insertDelegation } from '#kernels/directory'
import type { Random } from '#platform/clock'
import type { Unit } from '#platform/unit'
import { demoPassword, demoResidents } from '../city-profile.ts'
import { nameAt } from './directory-of-city.ts'

const districts = [
  '990102',
  '990103',
  '990104',
  '990105',
  '990106',
  '990107',
  '990108',
  '990121',
  '990122',
] as const
const streets = [
  '江畔路',
  '云台大道',
  '澜湖东路',
  '科创一路',
  '新港路',
  '青麓街',
  '西溪巷',
  '禾川大街',
  '安渡路',
]
const trades = [
  ['餐饮管理', 'H'],
  ['生态农业', 'A'],
  ['智能制造', 'C'],
  ['物流', 'G'],
  ['文化传媒', 'R'],
  ['建筑工程', 'E'],
  ['商贸', 'F'],
  ['信息技术', 'I'],
  ['酒店管理', 'H'],
  ['养老服务', 'Q'],
] as const
const marks = ['澜湾', '云启', '青禾', '新港', '临江', '禾泰', '安和', '西溪', '东屿', '南屏', '星湖', '远岫']

export interface CitySubjects {
  readonly people: readonly { id: string; name: string; accountLogin: string | null }[]
  readonly enterprises: readonly {
    id: string
    name: string
    legalRepresentativeId: string
    accountLogin: string | null
  }[]
}

interface Drawn {
  name: string
  birthDate: string
  gender: '1' | '2'
  regionCode: string
  login: string | null
}

/** People and enterprises with valid check digits that no real one can have: their region codes do not exist. */
export async function registerSubjects(
  unit: Unit,
  directory: Directory,
  random: Random,
  counts: { people: number; enterprises: number },
): Promise<CitySubjects> {
  const drawn: Drawn[] = [
    ...demoResidents.map((one) => ({
      name: one.name,
      birthDate: one.birthDate,
      gender: one.gender,
      regionCode: one.regionCode,
      login: one.login,
    })),
    ...Array.from({ length: counts.people }, (_, index) => drawPerson(random, index)),
  ]
  const ids = await directory.subjects.registerPeople(
    unit,
    drawn.map((person, index) => {
      const street = streets[districts.indexOf(person.regionCode as (typeof districts)[number])] ?? '江畔路'
      const body = `${person.regionCode}${person.birthDate.replaceAll('-', '')}${String(
        index * 2 + (person.gender === '1' ? 1 : 2),
      )
        .padStart(3, '0')
        .slice(-3)}`
      return {
        name: person.name,
        idNumber: `${body}${citizenCheckDigit(body)}`,
        phone: `139${String(90_000_000 + index * 37).slice(0, 8)}`,
        birthDate: person.birthDate,
        gender: person.gender,
        regionCode: person.regionCode,
        attributes: {
          'person.household-region': person.regionCode,
          'person.household-address': `${street} ${10 + index} 号 ${1 + (index % 6)} 幢 ${101 + (index % 5) * 100} 室`,
          'person.ethnicity': '01',
          'person.marital-status': index % 3 === 0 ? '10' : '20',
        },
        source: 'population',
        asOf: '2026-06-30',
      }
    }),
  )
  const people = drawn.map((person, index) => ({
    id: ids[index] ?? '',
    name: person.name,
    accountLogin: person.login,
  }))
  for (const [index, resident] of demoResidents.entries()) {
    await directory.staff.createAccount(unit, {
      kind: 'resident',
      login: resident.login,
      password: demoPassword,
      displayName: resident.name,
      personId: ids[index] ?? null,
      postId: null,
      demo: true,
    })
  }
  const enterprises = await registerEnterprises(unit, directory, random, people, counts.enterprises)
  // 亲友代办: 王晓岚 may act for 周德顺.
  await insertDelegation(
    unit.db,
    {
      id: unit.newId(),
      principalKind: 'person',
      principalId: ids[1] ?? '',
      agentId: ids[0] ?? '',
      relation: 'family',
      from: unit.now,
      to: new Date(unit.now.getTime() + 3 * 365 * 86_400_000),
    },
    unit.now,
  )
  return { people, enterprises }
}

function drawPerson(random: Random, index: number): Drawn {
  const year = 1945 + random.integer(62)
  const month = String(1 + random.integer(12)).padStart(2, '0')
  return {
    name: nameAt(index + 11),
    birthDate: `${year}-${month}-${String(1 + random.integer(28)).padStart(2, '0')}`,
    gender: random.integer(2) === 0 ? '1' : '2',
    regionCode: districts[random.integer(districts.length)] ?? districts[0],
    login: null,
  }
}

async function registerEnterprises(
  unit: Unit,
  directory: Directory,
  random: Random,
  people: CitySubjects['people'],
  count: number,
): Promise<CitySubjects['enterprises']> {
  const named = demoResidents.flatMap((one, index) =>
    one.enterprise === undefined
      ? []
      : [{ name: one.enterprise, owner: index, login: one.login, regionCode: one.regionCode }],
  )
  const drawn = Array.from({ length: count }, (_, index) => {
    const trade = trades[index % trades.length] ?? trades[0]
    return {
      name: `云澜市${marks[random.integer(marks.length)]}${trade[0]}有限公司（${index + 1}）`.replace(
        `（${index + 1}）`,
        index < 12 ? '' : `第${index}分公司`,
      ),
      owner: demoResidents.length + random.integer(people.length - demoResidents.length),
      login: null,
      regionCode: districts[random.integer(districts.length)] ?? districts[0],
    }
  })
  const all = [...named, ...drawn]
  const ids = await directory.subjects.registerEnterprises(
    unit,
    all.map((one, index) => {
      const owner = people[one.owner]
      const trade = trades[index % trades.length] ?? trades[0]
      return {
        name: one.name,
        creditCode: composeCreditCode('91', one.regionCode, `MA${String(100_000 + index)}`),
        kind: '10',
        legalRepresentativeId: owner?.id ?? null,
        regionCode: one.regionCode,
        phone: `138${String(60_000_000 + index * 131).slice(0, 8)}`,
        establishedOn: `20${String(10 + (index % 15)).padStart(2, '0')}-0${1 + (index % 9)}-15`,
        attributes: {
          'enterprise.address': `${streets[index % streets.length]} ${80 + index} 号 1 幢 101 室`,
          'enterprise.industry': trade[1],
          'enterprise.registered-capital': 500_000 * (1 + (index % 8)),
          'enterprise.business-scope': `${trade[0]}及相关服务`,
          'enterprise.status': '1',
        },
        source: 'legal-entity',
        asOf: '2026-06-30',
      }
    }),
  )
  return all.map((one, index) => ({
    id: ids[index] ?? '',
    name: one.name,
    legalRepresentativeId: people[one.owner]?.id ?? '',
    accountLogin: one.login,
  }))
}
