// SPDX-License-Identifier: Apache-2.0

import type { BodyOf } from '#contracts/endpoint'
import type { ServiceItem } from '#contracts/service-item'
import type { Application, Prefill, servicesApi } from '#contracts/services'
import type { SubjectRef } from '#contracts/wire'
import type { Actor } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { attachFiles, detachFiles, requireOwnFiles } from '#platform/files'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { ServicesDeps, WithCases } from '../deps.ts'
import { requireItem } from '../items/offered-item.ts'
import { checkAnswers, situationFacts } from './answers.logic.ts'
import {
  type ApplicationRow,
  deleteApplication,
  findApplication,
  insertApplication,
  markSubmitted,
  saveApplication,
} from './application.repo.ts'
import {
  filesByMaterial,
  heldFor,
  openAnswers,
  openPrefills,
  presentApplication,
  sealAnswers,
  sealPrefills,
} from './application-view.ts'
import { answeredMaterials, materialsFor } from './materials.logic.ts'
import { prefillForm } from './prefill.service.ts'

type Change = BodyOf<(typeof servicesApi)['PATCH /api/applications/{id}']>

export interface Submitted {
  readonly caseNumber: string
  readonly promisedOn: { readonly day: string; readonly provisional: boolean }
  readonly instant: boolean
}

/** From the first question to a case: drafts that survive, materials that are not asked for, one submission. */
export interface Applications {
  begin(unit: Unit, input: { itemCode: string; situation: Application['situation'] }): Promise<Application>
  open(db: Db, actor: Actor, id: string, now: Date): Promise<Application>
  save(unit: Unit, id: string, change: Change): Promise<Application>
  drop(unit: Unit, id: string): Promise<void>
  /** `signed`: materials whose commitment the applicant signs. */
  submit(unit: Unit, id: string, seen: number, signed?: readonly string[]): Promise<Submitted>
}

const keptDays = 30

export function createApplications(deps: ServicesDeps & WithCases): Applications {
  const { keys } = deps.platform
  const calendars = () => deps.caseKernel().calendars
  const expiry = (now: Date) => chinaDay(new Date(now.getTime() + keptDays * 86_400_000))

  async function ownDraft(
    db: Db,
    accountId: string | null,
    id: string,
    now: Date,
    lock: boolean,
  ): Promise<{ row: ApplicationRow; item: ServiceItem }> {
    const row = await findApplication(db, id, lock)
    if (row === undefined || row.account_id !== accountId) throw problem('platform.not-found')
    if (row.submitted_number === null && row.expires_on < chinaDay(now))
      throw problem('services.draft-expired')
    const version = await deps.catalog.entries.getVersion(db, row.entry_id, row.item_version)
    return { row, item: version.content as ServiceItem } // only published versions get here, and those were checked
  }

  return {
    async begin(unit, input) {
      const { entryId, version, item } = await requireItem(unit.db, deps.catalog, input.itemCode)
      const { subject, accountId } = unit.actor
      if (
        subject === null ||
        accountId === null ||
        (subject.kind !== 'person' && subject.kind !== 'enterprise')
      )
        throw problem('platform.forbidden')
      if (!item.audience.includes(subject.kind)) {
        throw problem('services.audience-mismatch', {
          audience: item.audience
            .map((one) => (one === 'person' ? '个人 people' : '企业 enterprises'))
            .join('、'),
        })
      }
      const id = unit.newId()
      const prefills = await prefillForm(unit, deps, item, subject, { kind: 'draft', reference: id })
      const row: ApplicationRow = {
        id,
        account_id: accountId,
        subject_kind: subject.kind,
        subject_id: subject.id,
        subject_name: await deps.directory.subjects.nameOf(unit.db, subject),
        item_code: input.itemCode,
        entry_id: entryId,
        item_version: version,
        situation: input.situation,
        answers: sealAnswers(
          keys,
          Object.fromEntries(prefills.map((prefill) => [prefill.field, prefill.value])),
        ),
        prefills: sealPrefills(keys, prefills),
        contested: [],
        materials: {},
        instead: {},
        version: 1,
        saved_at: unit.now,
        expires_on: expiry(unit.now),
        submitted_number: null,
      }
      await insertApplication(unit.db, row)
      unit.record({
        action: 'services.application-begun',
        objectKind: 'application',
        objectId: id,
        details: { itemCode: input.itemCode, version },
      })
      return await presentApplication(unit.db, deps, unit.actor, row, item, calendars(), unit.now)
    },
    async open(db, actor, id, now) {
      const { row, item } = await ownDraft(db, actor.accountId, id, now, false)
      if (row.submitted_number !== null) throw problem('platform.not-found')
      return await presentApplication(db, deps, actor, row, item, calendars(), now)
    },
    async save(unit, id, change) {
      const { row, item } = await ownDraft(unit.db, unit.actor.accountId, id, unit.now, true)
      if (row.submitted_number !== null) throw problem('platform.not-found')
      if (change.version !== row.version) throw problem('platform.stale-version')
      if (change.materials !== undefined) await takeFiles(unit, id, change.materials)
      const saved: ApplicationRow = {
        ...row,
        situation: change.situation ?? row.situation,
        answers: change.answers === undefined ? row.answers : sealAnswers(keys, change.answers),
        contested: change.contested ?? row.contested,
        materials: change.materials ?? row.materials,
        instead: change.instead ?? row.instead,
        version: row.version + 1,
        saved_at: unit.now,
        expires_on: expiry(unit.now),
      }
      await saveApplication(unit.db, saved)
      return await presentApplication(unit.db, deps, unit.actor, saved, item, calendars(), unit.now)
    },
    async drop(unit, id) {
      const { row } = await ownDraft(unit.db, unit.actor.accountId, id, unit.now, true)
      if (row.submitted_number !== null) throw problem('platform.not-found')
      await detachFiles(unit.db, 'application', id, [])
      await deleteApplication(unit.db, id)
      unit.record({ action: 'services.application-dropped', objectKind: 'application', objectId: id })
    },
    async submit(unit, id, seen, signed = []) {
      const { row, item } = await ownDraft(unit.db, unit.actor.accountId, id, unit.now, true)
      const promisedOn = await promiseOf(unit, item)
      if (row.submitted_number !== null)
        return { caseNumber: row.submitted_number, promisedOn, instant: item.instant }
      if (row.version !== seen) throw problem('platform.stale-version')
      const ready = await checkReady(unit, row, item, signed)
      const caseNumber = await openCase(unit, row, item, ready)
      await markSubmitted(unit.db, id, caseNumber, unit.now)
      return { caseNumber, promisedOn, instant: item.instant }
    },
  }

  /** The promised day where the implementing organisation lies. */
  async function promiseOf(unit: Unit, item: ServiceItem): Promise<Submitted['promisedOn']> {
    const { organisations } = deps.directory
    const owner = await organisations.getByCode(unit.db, item.organisation, chinaDay(unit.now))
    await calendars().refresh(unit.db, unit.now)
    const workdays = calendars().of(owner.regionCode)
    const due = workdays.add(unit.now, item.promisedDays)
    return { day: chinaDay(due), provisional: workdays.provisional(due) }
  }

  async function takeFiles(
    unit: Unit,
    id: string,
    materials: Readonly<Record<string, readonly string[]>>,
  ): Promise<void> {
    const wanted = Object.values(materials).flat()
    await requireOwnFiles(unit.db, unit.actor.accountId ?? '', wanted, { kind: 'application', id })
    await detachFiles(unit.db, 'application', id, wanted)
    await attachFiles(unit.db, wanted, 'application', id)
  }

  /** Everything the item asks must be there and right; every fault is listed at once. */
  async function checkReady(unit: Unit, row: ApplicationRow, item: ServiceItem, signed: readonly string[]) {
    const situation = situationFacts(row.situation)
    const prefills = openPrefills(keys, row.prefills)
    const answers = { ...openAnswers(keys, row.answers), ...authoritativeValues(prefills, row.contested) }
    const checked = checkAnswers(item.form, answers, situation, chinaDay(unit.now))
    const subject: SubjectRef = { kind: row.subject_kind, id: row.subject_id }
    const held = await heldFor(unit.db, deps, unit.actor, subject, item, unit.now)
    const materials = materialsFor(item, situation, {
      held,
      files: await filesByMaterial(unit.db, 'application', row.id, row.materials),
      instead: row.instead,
      answered: answeredMaterials(item.form, checked.answers, situation),
    })
    const unsigned = materials
      .filter((material) => material.state === 'committed' && !signed.includes(material.code))
      .map((material) => ({
        pointer: `/commitments/${material.code}`,
        code: 'required',
        detail: `${material.name.zh} ${material.name.en}`,
      }))
    const missing = materials
      .filter((material) => material.required && material.state === 'wanted')
      .map((material) => ({
        pointer: `/materials/${material.code}`,
        code: 'required',
        detail: `${material.name.zh} ${material.name.en}`,
      }))
    const unanswered = item.situations
      .filter((question) => question.when === undefined && row.situation[question.id] === undefined)
      .map((question) => ({
        pointer: `/situation/${question.id}`,
        code: 'required',
        detail: `${question.question.zh} ${question.question.en}`,
      }))
    const faults = [...unanswered, ...checked.faults, ...missing, ...unsigned]
    if (faults.length > 0) throw problem('services.incomplete', {}, faults)
    return { answers: checked.answers, prefills, materials, situation }
  }

  async function openCase(
    unit: Unit,
    row: ApplicationRow,
    item: ServiceItem,
    ready: Awaited<ReturnType<typeof checkReady>>,
  ): Promise<string> {
    const day = chinaDay(unit.now)
    const organisations = deps.directory.organisations
    const owner = await organisations.getByCode(unit.db, item.organisation, day)
    const joint: string[] = []
    for (const code of item.jointOrganisations)
      joint.push((await organisations.getByCode(unit.db, code, day)).id)
    const hall =
      item.windows[0] === undefined
        ? owner
        : await organisations.getByCode(unit.db, item.windows[0].hall, day)
    const opened = await deps.caseKernel().cases.open(unit, {
      kind: 'service',
      title: item.name,
      itemCode: row.item_code,
      definition: { id: row.entry_id, version: row.item_version },
      process: item.process,
      organisationId: owner.id,
      regionCode: owner.regionCode,
      subject: { kind: row.subject_kind, id: row.subject_id },
      subjectName: row.subject_name,
      channel: unit.actor.channel,
      promisedDays: item.promisedDays,
      vars: { departments: joint, ...ready.situation },
      data: {
        situation: row.situation,
        answers: sealAnswers(keys, ready.answers),
        prefills: sealPrefills(keys, ready.prefills),
        contested: row.contested,
        materials: Object.fromEntries(
          ready.materials.map((material) => [material.code, material.files.map((file) => file.id)]),
        ),
        exemptions: Object.fromEntries(
          ready.materials.flatMap((material) =>
            material.exemptBy === null ? [] : [[material.code, material.exemptBy]],
          ),
        ),
        omissions: Object.fromEntries(
          ready.materials.flatMap((material) =>
            material.state === 'omitted' ? [[material.code, material.name]] : [],
          ),
        ),
        answered: ready.materials.flatMap(({ state, code }) => (state === 'answered' ? [code] : [])),
        commitments: Object.fromEntries(
          ready.materials.flatMap((material) =>
            material.state === 'committed'
              ? [[material.code, { signedAt: unit.now.toISOString(), signedBy: unit.actor.accountId }]]
              : [],
          ),
        ),
        roleOrganisations: { 'window-clerk': hall.id },
      },
      commitments: ready.materials.flatMap(({ state, code, name, commitment }) =>
        state === 'committed' && commitment !== null ? [{ code, name, ...commitment }] : [],
      ),
      attachFiles: ready.materials.flatMap((material) => material.files.map((file) => file.id)),
    })
    for (const material of ready.materials) {
      if (material.exemptBy === null) continue
      await deps.credentials.recordUse(
        unit,
        material.exemptBy.credentialId,
        { zh: `代替材料：${material.name.zh}`, en: `In place of a material: ${material.name.en}` },
        opened.number,
      )
    }
    return opened.number
  }
}

/** Values from an authoritative source stand as they are unless the applicant contests them. */
function authoritativeValues(
  prefills: readonly Prefill[],
  contested: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    prefills
      .filter((prefill) => prefill.authoritative && !contested.includes(prefill.field))
      .map((prefill) => [prefill.field, prefill.value]),
  )
}
