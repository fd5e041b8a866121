// SPDX-License-Identifier: Apache-2.0
import type { Locale } from '#contracts/text'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { Drawings } from '../drawings.service.ts'
import { type CompileFault, importBpmn } from '../engine/index.ts'
import type { Processes } from '../processes.service.ts'
import { type DraftHead, headOf, readHead } from './draft-head.ts'
import { type DraftRow, deleteDraft, findDraft, insertDraft, lockDraft, updateDraft } from './drafts.repo.ts'
import { refusalOf } from './process-fault.logic.ts'
import { tryOut } from './trial.service.ts'

export interface TakenIn {
  readonly faults: readonly CompileFault[]
  readonly remarks: readonly string[]
  /** What can run has become a draft … */
  readonly draft: DraftRow | null
  /** … and everything else is kept as it came. */
  readonly drawingId: string | null
}

/** Processes under design: saved as often as one likes, published once they are clean. */
export interface Drafts {
  get(db: Db, key: string): Promise<DraftRow>
  /** `version` is the one the writer has seen, 0 for none. */
  save(unit: Unit, key: string, draft: { readonly version: number; readonly xml: string }): Promise<DraftRow>
  discard(unit: Unit, key: string, version: number): Promise<void>
  /** Takes in a file of any tool. */
  takeIn(
    unit: Unit,
    file: { readonly name: string; readonly content: Uint8Array; readonly version: number },
  ): Promise<TakenIn>
  /** Makes the draft the newest version, which never changes again; running cases keep theirs. */
  publish(unit: Unit, key: string, version: number, locale: Locale): Promise<number>
}

export function createDrafts(processes: Processes, drawings: Drawings): Drafts {
  async function store(unit: Unit, head: DraftHead, xml: string, version: number): Promise<DraftRow> {
    const draft = {
      key: head.key,
      name_zh: head.name.zh,
      name_en: head.name.en,
      xml,
      saved_by: unit.actor.accountId,
      saved_at: unit.now,
    }
    const row = version === 0 ? await insertDraft(unit.db, draft) : await updateDraft(unit.db, draft, version)
    if (row === undefined) return await refuseStale(unit.db, head.key, version)
    note(unit, 'case.process-draft-saved', row)
    return row
  }

  return {
    async get(db, key) {
      const row = await findDraft(db, key)
      if (row === undefined) throw problem('platform.not-found')
      return row
    },
    async save(unit, key, { version, xml }) {
      const head = await readHead(xml)
      if (head.key !== key) throw problem('case.process-key', { key })
      return await store(unit, head, xml, version)
    },
    async discard(unit, key, version) {
      if (!(await deleteDraft(unit.db, key, version))) await refuseStale(unit.db, key, version)
      note(unit, 'case.process-draft-discarded', { key, version })
    },
    async takeIn(unit, { name, content, version }) {
      const read = await importBpmn(content)
      if (!read.ok) throw problem('case.drawing-unreadable', { reason: read.messages.slice(0, 3).join('; ') })
      const head = headOf(read.definitions)
      if (read.compiled.ok && head !== null) {
        const draft = await store(unit, head, read.xml, version)
        return { faults: [], remarks: read.remarks, draft, drawingId: null }
      }
      const kept = await drawings.keep(unit, { name, content })
      return { faults: kept.faults, remarks: kept.remarks, draft: null, drawingId: kept.id }
    },
    async publish(unit, key, version, locale) {
      const draft = await lockDraft(unit.db, key)
      if (draft === undefined) throw problem('platform.not-found')
      if (draft.version !== version) throw problem('platform.stale-version')
      const examined = await processes.examine(unit.db, draft.xml)
      const refusal = refusalOf((await tryOut(examined, {})).faults, locale)
      if (refusal !== null) throw refusal
      if (examined.model === null) throw new Error('a drawing without faults has no model')
      const published = await processes.issue(unit, draft.xml, examined.model)
      if (published === null) {
        const newest = await processes.latest(unit.db, key)
        throw problem('case.process-unchanged', { version: newest.version })
      }
      await deleteDraft(unit.db, key, version)
      return published
    },
  }
}

async function refuseStale(db: Db, key: string, version: number): Promise<never> {
  const isGone = version > 0 && (await findDraft(db, key)) === undefined
  throw problem(isGone ? 'platform.not-found' : 'platform.stale-version')
}

function note(unit: Unit, action: string, { key, version }: { key: string; version: number }): void {
  unit.record({ action, objectKind: 'process', objectId: key, details: { draft: version } })
}
