// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLawRegister, readOutline } from '#kernels/catalog'
import { checkItem } from '../item-checks.logic.ts'
import type { ItemContext, ItemFault } from '../item-context.ts'
import { expand } from './author.ts'
import { drafts } from './index.ts'
import { certificateTypeList, codeSetList, elementList, organisationList } from './sources.ts'

const outlines = join(import.meta.dirname, '../../../../kernels/catalog/laws/outline')

function shippedLaws(): ItemContext['laws'] {
  return createLawRegister(
    readdirSync(outlines).map((name) => {
      const reading = readOutline(JSON.parse(readFileSync(join(outlines, name), 'utf8')))
      if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.faults)}`)
      return reading.outline
    }),
  )
}

/** The context of the demonstration city as its shipped files say it. */
export function shippedContext(): ItemContext {
  const themes = codeSetList.find((set) => set.code === 'service-theme')?.entries ?? []
  return {
    laws: shippedLaws(),
    organisations: new Map(organisationList.map((one) => [one.code, one])),
    elements: new Map(elementList.map((one) => [one.code, one])),
    codeSets: new Map(codeSetList.map((one) => [one.code, one])),
    themes: new Map(
      themes.flatMap((theme) => (theme.audience ? [[theme.code, theme.audience] as const] : [])),
    ),
    certificateTypes: new Map(certificateTypeList.map((one) => [one.code, one.holder])),
    processes: new Set(['permit-joint', 'single-approval', 'registration', 'instant']),
  }
}

export interface BuiltItems {
  files: { name: string; json: string }[]
  faults: { file: string; fault: ItemFault }[]
}

/** Expands all drafts and checks them against the shipped context. */
export function buildItems(): BuiltItems {
  const context = shippedContext()
  const items = drafts.map((draft) => ({ file: `${draft.key}.json`, item: expand(draft) }))
  const codes = items.map(({ item }) => item.basicCode)
  for (const [index, code] of codes.entries()) {
    if (codes.indexOf(code) !== index) throw new Error(`two items have the code ${code}`)
  }
  return {
    files: items.map(({ file, item }) => ({ name: file, json: `${JSON.stringify(item, null, 2)}\n` })),
    faults: items.flatMap(({ file, item }) => checkItem(item, context).map((fault) => ({ file, fault }))),
  }
}
