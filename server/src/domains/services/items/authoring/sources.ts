// SPDX-License-Identifier: Apache-2.0
// Read when items are built, never by the server: the lists that authors refer to, each checked against its schema.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { LocalizedText } from '#contracts/text'
import { CodeSet, DataElement } from '#kernels/catalog'

const kernels = join(import.meta.dirname, '../../../../kernels')

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(kernels, path), 'utf8'))

const Organisation = Type.Object({
  code: Type.String(),
  creditCode: Type.String(),
  name: LocalizedText,
  shortName: LocalizedText,
  kind: Type.String(),
  region: Type.String(),
  parent: Type.Union([Type.String(), Type.Null()]),
  address: Type.Optional(LocalizedText),
  hours: Type.Optional(LocalizedText),
  phone: Type.Optional(Type.String()),
  complaintPhone: Type.Optional(Type.String()),
})

export const elementList = Value.Parse(Type.Array(DataElement), readJson('catalog/elements/elements.json'))
export const codeSetList = Value.Parse(Type.Array(CodeSet), readJson('catalog/elements/code-sets.json'))
export const organisationList = Value.Parse(
  Type.Array(Organisation),
  readJson('directory/demo/organisations.json'),
)

/** Certificate types as the checks need them: who holds them. */
export const certificateTypeList = readdirSync(join(kernels, 'credential/types'))
  .filter((name) => name.endsWith('.json'))
  .map((name) =>
    Value.Parse(
      Type.Object({ code: Type.String(), holder: Type.Enum(['person', 'enterprise']) }),
      readJson(`credential/types/${name}`),
    ),
  )
