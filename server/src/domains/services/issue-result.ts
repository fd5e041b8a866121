// SPDX-License-Identifier: Apache-2.0
import type { Establishes, ServiceItem } from '#contracts/service-item'
import type { SubjectRef } from '#contracts/wire'
import type { CaseRow } from '#kernels/case'
import { chinaDay } from '#platform/clock'
import type { Unit } from '#platform/unit'
import type { ServicesDeps } from './deps.ts'
import { credentialAttributes } from './result.logic.ts'

interface Granted {
  readonly row: CaseRow
  readonly item: ServiceItem
  readonly answers: Readonly<Record<string, unknown>>
  readonly situation: Readonly<Record<string, unknown>>
}

interface Holder {
  readonly subject: SubjectRef
  readonly name: string
}

/** 出证: makes the certificate a granted case results in, for whoever is to hold it. */
export async function issueResult(deps: ServicesDeps, unit: Unit, granted: Granted): Promise<void> {
  const { row, item } = granted
  const code = item.result.certificateType
  const type = code === undefined ? undefined : deps.credentials.types().get(code)
  if (type === undefined) return
  const holder = await holderOf(deps, unit, granted, type.holder)
  if (holder === undefined) return
  const facts = await deps.directory.facts.facts(
    unit,
    holder.subject,
    [...deps.catalog.vocabulary.elements().keys()],
    { kind: 'case', reference: row.number },
  )
  const held = await deps.credentials.elementsHeld(unit.db, holder.subject, unit.now)
  const known = new Map([
    ...[...held].map(([element, one]) => [element, one.value] as const),
    ...[...facts].map(([element, fact]) => [element, fact.value] as const),
  ])
  await deps.credentials.issue(unit, {
    type: type.code,
    subject: holder.subject,
    holderName: holder.name,
    caseNumber: row.number,
    attributes: credentialAttributes({ ...granted, type, known, today: chinaDay(unit.now) }),
    ...(item.result.validYears !== undefined && { validYears: item.result.validYears }),
  })
}

/**
 * The applicant, or the enterprise that the case brings into being. An item for people with a certificate of an
 * enterprise and nothing that establishes one is refused at publication; one published before that rule issues nothing.
 */
async function holderOf(
  deps: ServicesDeps,
  unit: Unit,
  { row, item, answers }: Granted,
  kind: SubjectRef['kind'],
): Promise<Holder | undefined> {
  if (row.subject_kind === kind)
    return { subject: { kind: row.subject_kind, id: row.subject_id }, name: row.subject_name }
  const { establishes } = item.result
  if (establishes === undefined || row.subject_kind !== 'person') return undefined
  const enterprise = readEnterprise(establishes, answers)
  const id = await deps.directory.subjects.establishEnterprise(unit, {
    ...enterprise,
    authority: establishes.authority,
    kind: establishes.kind,
    // The register links a representative it knows; somebody else named on the form is on the licence only.
    legalRepresentativeId: enterprise.representative === row.subject_name ? row.subject_id : null,
    regionCode: row.region_code,
    source: row.number,
  })
  return { subject: { kind: 'enterprise', id }, name: enterprise.name }
}

function readEnterprise(establishes: Establishes, answers: Readonly<Record<string, unknown>>) {
  const first = (fields: readonly string[]): string => {
    const given = fields.map((field) => answers[field]).find((one) => typeof one === 'string' && one !== '')
    return typeof given === 'string' ? given : ''
  }
  const capital = establishes.capital === undefined ? undefined : answers[establishes.capital]
  return {
    name: first(establishes.name),
    address: first(establishes.address),
    businessScope: first([establishes.businessScope]),
    representative: first([establishes.representative]),
    ...(typeof capital === 'number' && { capital }),
  }
}
