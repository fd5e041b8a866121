// SPDX-License-Identifier: Apache-2.0
import type { FileRef } from '#contracts/files'
import type { ServiceItem } from '#contracts/service-item'
import type { Application, Prefill } from '#contracts/services'
import type { SubjectRef } from '#contracts/wire'
import type { Calendars } from '#kernels/case'
import type { Actor } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { listAttachedFiles } from '#platform/files'
import type { KeyProvider } from '#platform/keys'
import type { ServicesDeps } from '../deps.ts'
import { situationFacts } from './answers.logic.ts'
import { applicantsOf } from './applicants.ts'
import type { ApplicationRow } from './application.repo.ts'
import { answeredMaterials, materialsFor } from './materials.logic.ts'

export const openAnswers = (keys: KeyProvider, envelope: string): Record<string, unknown> =>
  envelope === ''
    ? {}
    : (JSON.parse(keys.decrypt('application-answers', envelope)) as Record<string, unknown>) // sealed by sealAnswers only
export const sealAnswers = (keys: KeyProvider, answers: unknown): string =>
  keys.encrypt('application-answers', JSON.stringify(answers))
export const openPrefills = (keys: KeyProvider, envelope: string): Prefill[] =>
  envelope === '' ? [] : (JSON.parse(keys.decrypt('application-prefills', envelope)) as Prefill[]) // sealed by sealPrefills only
export const sealPrefills = (keys: KeyProvider, prefills: readonly Prefill[]): string =>
  keys.encrypt('application-prefills', JSON.stringify(prefills))

/** Files of an application or a case by material code, in the order in which they were listed. */
export async function filesByMaterial(
  db: Db,
  kind: 'application' | 'case',
  id: string,
  materials: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, FileRef[]>> {
  const files = new Map(
    (await listAttachedFiles(db, kind, [id])).map((file) => [
      file.id,
      { id: file.id, name: file.name, bytes: file.bytes, type: file.type, sha256: file.sha256 },
    ]),
  )
  return Object.fromEntries(
    Object.entries(materials).map(([code, ids]) => [code, ids.flatMap((fileId) => files.get(fileId) ?? [])]),
  )
}

/** A draft as its owner sees it. */
export async function presentApplication(
  db: Db,
  deps: ServicesDeps,
  actor: Actor,
  row: ApplicationRow,
  item: ServiceItem,
  calendars: Calendars,
  now: Date,
): Promise<Application> {
  const { keys } = deps.platform
  const subject: SubjectRef = { kind: row.subject_kind, id: row.subject_id }
  const held = await heldFor(db, deps, actor, subject, item, now)
  const organisation = await deps.directory.organisations.getByCode(db, item.organisation, chinaDay(now))
  const workdays = calendars.of(organisation.regionCode)
  const due = workdays.add(now, item.promisedDays)
  const answers = openAnswers(keys, row.answers)
  const situation = situationFacts(row.situation)
  return {
    id: row.id,
    itemCode: row.item_code,
    itemName: item.name,
    itemVersion: row.item_version,
    organisation: organisation.name,
    subject,
    subjectName: row.subject_name,
    situation: row.situation,
    form: item.form,
    answers,
    prefills: openPrefills(keys, row.prefills),
    contested: row.contested,
    materials: materialsFor(item, situation, {
      held,
      files: await filesByMaterial(db, 'application', row.id, row.materials),
      instead: row.instead,
      answered: answeredMaterials(item.form, answers, situation),
    }),
    promisedDays: item.promisedDays,
    promisedOn: { day: chinaDay(due), provisional: workdays.provisional(due) },
    version: row.version,
    savedAt: row.saved_at.toISOString(),
    expiresOn: row.expires_on,
  }
}

/** Valid certificates that can stand for materials of the item. */
export async function heldFor(
  db: Db,
  deps: ServicesDeps,
  actor: Actor,
  subject: SubjectRef,
  item: ServiceItem,
  now: Date,
) {
  const types = certificateTypesOf(item)
  const held = []
  for (const one of await applicantsOf(db, actor, subject))
    held.push(...(await deps.credentials.findHeld(db, one, types, now)))
  return held
}

const certificateTypesOf = (item: ServiceItem): string[] =>
  item.materials.flatMap((material) =>
    material.certificateType === undefined ? [] : [material.certificateType],
  )
