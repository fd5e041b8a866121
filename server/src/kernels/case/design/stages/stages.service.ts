// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import { Value } from 'typebox/value'
import { roles } from '#contracts/permissions'
import { type DraftStages, ProcessStages, type ProcessVocabulary } from '#contracts/process-stages'
import { findStageFaults, stageFaultTexts } from '#contracts/stage-faults'
import type { Locale } from '#contracts/text'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { CaseType } from '../../case-type.ts'
import { children, property, readLoosely, text } from '../../engine/bpmn-element.ts'
import { compileProcess, layoutModel, type Model } from '../../engine/index.ts'
import type { Processes } from '../../processes.service.ts'
import type { DraftRow } from '../drafts.repo.ts'
import type { Drafts } from '../drafts.service.ts'
import { type ActionLabels, drawStages, stagesFormat } from './draw-stages.logic.ts'
import { writeDiagram } from './write-diagram.logic.ts'

/** Drafts as business people see them: stages, from which the drawing is made and in which it is kept. */
export interface Stages {
  readonly vocabulary: ProcessVocabulary
  get(db: Db, key: string): Promise<DraftStages>
  save(
    unit: Unit,
    key: string,
    draft: { readonly version: number; readonly stages: ProcessStages },
    locale: Locale,
  ): Promise<DraftRow>
}

export function createStages(types: readonly CaseType[], processes: Processes, drafts: Drafts): Stages {
  const vocabulary = vocabularyOf(types, processes)
  const labels: ActionLabels = (action) =>
    vocabulary.actions.find(({ code }) => code === action)?.label ?? { zh: action, en: action }

  return {
    vocabulary,
    async get(db, key) {
      const { xml, version } = await drafts.get(db, key)
      const stages = await readStages(xml)
      if (stages === null) return { version, stages: null, otherwise: 'drawn' }
      const isSame = isDeepStrictEqual(await modelOf(xml), await modelOf(drawStages(key, stages, labels)))
      return isSame ? { version, stages, otherwise: null } : { version, stages: null, otherwise: 'changed' }
    },
    async save(unit, key, { version, stages }, locale) {
      const faults = findStageFaults(stages, vocabulary)
      if (faults.length > 0) {
        const named = faults.map(({ pointer, code }) => ({
          pointer,
          code,
          detail: stageFaultTexts[code][locale],
        }))
        throw problem('case.stages-invalid', { count: faults.length }, named)
      }
      return await drafts.save(unit, key, { version, xml: await compileStages(key, stages, labels) })
    },
  }
}

/** Stages as a BPMN file with a drawing. */
export async function compileStages(
  key: string,
  stages: ProcessStages,
  labels: ActionLabels,
): Promise<string> {
  const model = await modelOf(drawStages(key, stages, labels))
  if (model === null) throw new Error(`stages of ${key} make no process`)
  return drawStages(key, stages, labels, writeDiagram(key, layoutModel(model)))
}

async function modelOf(xml: string): Promise<Model | null> {
  const compiled = await compileProcess(xml)
  return compiled.ok ? compiled.model : null
}

/** The stages a drawing was made from, as it keeps them; null where it was not made so. */
async function readStages(xml: string): Promise<ProcessStages | null> {
  const read = await readLoosely(xml)
  if (!read.ok) return null
  const process = children(read.definitions, 'rootElements').find((root) => root.$type === 'bpmn:Process')
  const kept = (process === undefined ? [] : children(process, 'documentation')).find(
    (one) => property(one, 'textFormat') === stagesFormat,
  )
  try {
    const stages: unknown = JSON.parse((kept && text(kept, 'text')) ?? 'null')
    return Value.Check(ProcessStages, stages) ? stages : null
  } catch {
    return null
  }
}

function vocabularyOf(types: readonly CaseType[], processes: Processes): ProcessVocabulary {
  const actions = new Map(
    types.flatMap((type) => Object.entries(type.actions).map(([code, { label }]) => [code, label] as const)),
  )
  const names = (all: readonly string[]) => [...new Set(all)].sort()
  return {
    roles: roles.filter((role) => role !== 'resident' && role !== 'enterprise-agent'),
    actions: [...actions].map(([code, label]) => ({ code, label })),
    effects: names(types.flatMap((type) => Object.keys(type.services))),
    decisions: names(types.flatMap((type) => Object.keys(type.decisions))),
    variables: Object.entries(processes.variables).map(([name, { type, label }]) => ({ name, type, label })),
  }
}
