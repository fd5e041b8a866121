// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { Prefill } from '#contracts/services'
import type { CaseContent, CaseRow, CaseType, PaperContent } from '#kernels/case'
import { compileCondition } from '#kernels/rules'
import type { Actor } from '#platform/access'
import { chinaDay, chinaTimeText } from '#platform/clock'
import type { Db } from '#platform/db'
import { requireOwnFiles } from '#platform/files'
import { problem } from '#platform/problems'
import { checkAnswers, maskValue, situationFacts } from './applications/answers.logic.ts'
import { filesByMaterial, openAnswers, openPrefills, sealAnswers } from './applications/application-view.ts'
import { isWanted } from './applications/materials.logic.ts'
import type { ServicesDeps } from './deps.ts'
import { issueResult } from './issue-result.ts'
import { serviceActions } from './service-case-actions.ts'
import { dataOf, isSpared, materialsOf, omissionsOf } from './service-case-materials.ts'
import { splittingOf } from './service-case-splitting.ts'
import { servicePaper } from './service-papers.ts'

/** 政务服务办件: an application for a service item, from submission to its result. */
export function createServiceCase(deps: ServicesDeps): CaseType {
  const { keys } = deps.platform

  const itemOf = async (db: Db, row: CaseRow): Promise<ServiceItem> => {
    if (row.definition_id === null || row.definition_version === null)
      throw new Error(`case ${row.number} has no item`)
    return (await deps.catalog.entries.getVersion(db, row.definition_id, row.definition_version))
      .content as ServiceItem // checked when published
  }
  const isSensitive = (item: ServiceItem, field: string): boolean => {
    const schema = item.form.schema.properties[field]
    const element =
      schema?.['x-element'] === undefined
        ? undefined
        : deps.catalog.vocabulary.elements().get(schema['x-element'])
    return schema?.['x-sensitive'] === true || (element?.sensitivity ?? 1) >= 4
  }

  return {
    code: 'service',
    name: { zh: '政务服务', en: 'Service' },
    numberLetter: '',
    actions: serviceActions,
    rating: { withinDays: 30 },
    omissions: omissionsOf(itemOf),
    splitting: splittingOf(itemOf, deps.platform.ids),
    services: {
      'issue-credential': async (unit, row) => {
        const item = await itemOf(unit.db, row)
        await issueResult(deps, unit, {
          row,
          item,
          answers: openAnswers(keys, dataOf(row).answers),
          situation: dataOf(row).situation,
        })
        return {}
      },
    },
    decisions: {
      // 秒批: true decides, false and unknown go to a person (which the process does with anything but true).
      'instant-decision': async (unit, row) => {
        const item = await itemOf(unit.db, row)
        // A rule decides on what is there; what follows later is for a person to tolerate.
        if (item.instantDecision === undefined || Object.keys(dataOf(row).omissions ?? {}).length > 0)
          return { vars: { eligible: null } }
        const answers = openAnswers(keys, dataOf(row).answers)
        const byElement = Object.fromEntries(
          Object.entries(item.form.schema.properties).flatMap(([field, schema]) =>
            schema['x-element'] === undefined ? [] : [[schema['x-element'], answers[field]]],
          ),
        )
        const facts = await deps.directory.facts.facts(
          unit,
          { kind: row.subject_kind, id: row.subject_id },
          [...deps.catalog.vocabulary.elements().keys()],
          { kind: 'case', reference: row.number },
        )
        const registered = Object.fromEntries([...facts].map(([code, fact]) => [code, fact.value]))
        const verdict = compileCondition(item.instantDecision)({
          ...situationFacts(dataOf(row).situation),
          ...situationFacts(answers),
          ...situationFacts(byElement),
          ...registered,
        })
        return { vars: { eligible: verdict } }
      },
    },
    present: async (db, row, reader) => await presentContent(db, row, reader),
    reveal(row, field) {
      return openAnswers(keys, dataOf(row).answers)[field]
    },
    async amend(db, row, actor, amendment) {
      const item = await itemOf(db, row)
      const data = dataOf(row)
      const situation = situationFacts(data.situation)
      const before = openAnswers(keys, data.answers)
      const checked = checkAnswers(
        item.form,
        { ...before, ...withoutMasked(amendment.answers ?? {}, before) },
        situation,
        chinaDay(deps.platform.clock.now()),
      )
      const materials = { ...data.materials, ...mutable(amendment.materials ?? {}) }
      const fresh = Object.values(amendment.materials ?? {})
        .flat()
        .filter((id) => !Object.values(data.materials).flat().includes(id))
      await requireOwnFiles(db, actor.accountId ?? '', fresh, { kind: 'case', id: row.number })
      const missing = item.materials.filter(
        (material) =>
          isWanted(material, situation) &&
          !isSpared(data, material.code) &&
          (materials[material.code] ?? []).length === 0,
      )
      const faults = [
        ...checked.faults,
        ...missing.map((material) => ({
          pointer: `/materials/${material.code}`,
          code: 'required',
          detail: `${material.name.zh} ${material.name.en}`,
        })),
      ]
      if (faults.length > 0) throw problem('services.incomplete', {}, faults)
      return {
        data: { ...row.data, answers: sealAnswers(keys, checked.answers), materials },
        attachFiles: fresh,
      }
    },
    papersFor(node, outcome) {
      if (node === 'accept') return outcome === 'accept' ? ['acceptance'] : ['not-accepted']
      if (node === 'review' && outcome === 'supplement') return ['supplement']
      if (node === 'decide') return ['decision']
      if (node === 'review') return isDecisive(outcome) ? ['decision'] : []
      return papersByOutcome[outcome ?? ''] ?? []
    },
    async paper(db, row, kind, history): Promise<PaperContent> {
      const item = await itemOf(db, row)
      const by = { id: row.organisation_id }
      const organisation = await deps.directory.organisations.find(db, by, chinaDay(row.submitted_at))
      return servicePaper(kind, {
        row,
        item,
        history,
        organisation: organisation?.name.zh ?? '',
        at: chinaTimeText(row.submitted_at),
      })
    },
  }

  async function presentContent(db: Db, row: CaseRow, reader: Actor): Promise<CaseContent> {
    const item = await itemOf(db, row)
    const data = dataOf(row)
    const answers = openAnswers(keys, data.answers)
    const own =
      reader.subject !== null &&
      reader.subject.kind === row.subject_kind &&
      reader.subject.id === row.subject_id
    const masked = own ? [] : Object.keys(answers).filter((field) => isSensitive(item, field))
    const mask = (field: string, value: unknown) => (masked.includes(field) ? maskValue(value) : value)
    const files = await filesByMaterial(db, 'case', row.number, data.materials)
    return {
      form: item.form,
      itemVersion: row.definition_version,
      answers: Object.fromEntries(
        Object.entries(answers).map(([field, value]) => [field, mask(field, value)]),
      ),
      masked,
      prefills: openPrefills(keys, data.prefills).map(
        (prefill): Prefill => ({ ...prefill, value: mask(prefill.field, prefill.value) }),
      ),
      materials: materialsOf(item, data, files),
      situation: item.situations.flatMap((question) => {
        const given = data.situation[question.id]
        const chosen = question.options.filter((option) =>
          Array.isArray(given) ? given.includes(option.value) : option.value === given,
        )
        return chosen.length === 0
          ? []
          : [
              {
                question: question.question,
                answer: {
                  zh: chosen.map((one) => one.label.zh).join('、'),
                  en: chosen.map((one) => one.label.en).join(', '),
                },
              },
            ]
      }),
    }
  }
}

// `instant` and `registration` let the reviewer decide; their review then calls for the decision paper.
/** At steps a city has drawn itself, what was chosen says which paper it needs. */
const papersByOutcome: Readonly<Record<string, ReturnType<CaseType['papersFor']>>> = {
  accept: ['acceptance'],
  'refuse-acceptance': ['not-accepted'],
  supplement: ['supplement'],
  approve: ['decision'],
  reject: ['decision'],
}

const isDecisive = (outcome: string | null) => outcome === 'approve' || outcome === 'reject'

/** A masked value that comes back is not an answer: what was shown as 138****0000 must never be stored. */
function withoutMasked(
  answers: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([field, value]) =>
        before[field] === undefined || value !== maskValue(before[field]) || value === before[field],
    ),
  )
}

const mutable = (materials: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(materials).map(([code, ids]) => [code, [...ids]]))
