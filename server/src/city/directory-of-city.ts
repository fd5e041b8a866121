// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '#contracts/permissions'
import type { LocalizedText } from '#contracts/text'
import type { Directory } from '#kernels/directory'
import type { Unit } from '#platform/unit'
import { city, demoPassword, demoStaff } from '../city-profile.ts'
import type { CityFile } from '../founding/city-file.ts'

interface CodeSet {
  readonly code: string
  readonly entries: readonly { readonly code: string; readonly name: LocalizedText }[]
}

const kernels = join(import.meta.dirname, '../kernels')
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(kernels, path), 'utf8'))

/** 云澜市 as a city file: what `npm run found` would take, but for the staff, whose passwords everybody may know. */
export function demoCityFile(): CityFile {
  // Files of the project: the founding of the demonstration city, and so every test, would fail on a wrong one.
  const regions = (readJson('catalog/elements/code-sets.json') as CodeSet[]).find(
    ({ code }) => code === 'region',
  )
  const { name, bureau, host, node, regionCode, centres } = city
  return {
    ...{ name, bureau, host, node, centres },
    regions: (regions?.entries ?? []).map((region) =>
      region.code === regionCode
        ? { ...region, level: 'city' }
        : { ...region, level: 'county', parent: regionCode },
    ),
    organisations: readJson('directory/demo/organisations.json') as CityFile['organisations'],
    since: '2019-03-01',
    staff: [],
  }
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'
const givenNames = [
  '明远',
  '静怡',
  '思源',
  '文博',
  '雨桐',
  '俊杰',
  '梓涵',
  '嘉宁',
  '海涛',
  '若溪',
  '志强',
  '晓彤',
  '建平',
  '心怡',
  '子墨',
  '云舒',
]

/** A fictional name; the same for the same place in the list. */
export function nameAt(index: number): string {
  return `${surnames[index % surnames.length]}${givenNames[Math.floor(index / surnames.length + index * 7) % givenNames.length]}`
}

const standardPosts: readonly { role: Role; title: { zh: string; en: string } }[] = [
  { role: 'reviewer', title: { zh: '业务审查岗', en: 'Reviewing officer' } },
  { role: 'inspector', title: { zh: '现场勘验岗', en: 'Inspecting officer' } },
  { role: 'decider', title: { zh: '审批负责岗', en: 'Deciding officer' } },
  { role: 'department-leader', title: { zh: '部门负责人', en: 'Head of the department' } },
]

/** Posts and people for every organisation that handles items, and the named accounts of the sign-in page. */
export async function staffOrganisations(
  unit: Unit,
  directory: Directory,
  ids: ReadonlyMap<string, string>,
  handling: ReadonlySet<string>,
): Promise<void> {
  let index = 0
  for (const named of demoStaff) {
    const postId = await directory.staff.createPost(unit, {
      organisationId: requireId(ids, named.organisation),
      code: `${named.organisation}.${named.login}`,
      title: named.title,
      roles: named.roles,
    })
    await directory.staff.createAccount(unit, {
      kind: 'staff',
      login: named.login,
      password: demoPassword,
      displayName: named.name,
      personId: null,
      postId,
      demo: true,
    })
  }
  for (const code of [...handling].sort()) {
    const isHall = code.endsWith('-hall')
    for (const post of isHall
      ? [{ role: 'window-clerk' as const, title: { zh: '综合窗口', en: 'Comprehensive window' } }]
      : standardPosts) {
      const postId = await directory.staff.createPost(unit, {
        organisationId: requireId(ids, code),
        code: `${code}.${post.role}`,
        title: post.title,
        roles: [post.role],
      })
      await directory.staff.createAccount(unit, {
        kind: 'staff',
        login: `${code}.${post.role}`,
        password: demoPassword,
        displayName: nameAt(index++),
        personId: null,
        postId,
        demo: true,
      })
    }
  }
}

export function requireId(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`the demonstration city has no organisation ${code}`)
  return id
}
