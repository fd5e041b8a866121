// SPDX-License-Identifier: Apache-2.0
import { type CaseDetail, caseOperations } from '#contracts/cases'
import { type Actor, can } from '#platform/access'
import type { Db } from '#platform/db'
import type { Calendars } from './calendars.ts'
import { caseObject } from './case.access.ts'
import { maySeeRating, presentCard } from './case-card.presenter.ts'
import {
  findRelations,
  listDetailTasks,
  listHistory,
  listPapers,
  type PaperRow,
  type Relations,
} from './case-detail.readmodel.ts'
import { listCasesByNumber } from './case-list.readmodel.ts'
import type { CaseRow } from './case-row.ts'
import type { CaseType } from './case-type.ts'
import { presentAsk } from './operations/asks.presenter.ts'
import { listAsks } from './operations/asks.repo.ts'
import { type CaseFacts, caseRefusal } from './operations/case-operations.logic.ts'
import { mayTolerateAt } from './operations/dues.logic.ts'
import { presentDue } from './operations/dues.presenter.ts'
import { presentLink } from './operations/links.presenter.ts'
import { loadFacts } from './operations/load-facts.ts'
import { presentSupervision } from './operations/supervisions.presenter.ts'
import type { ArchivedHistory } from './retention/archived-history.ts'
import { presentTask } from './task.presenter.ts'
import { timelineOf } from './timeline.logic.ts'

const paperNames: Readonly<Record<PaperRow['kind'], { zh: string; en: string }>> = {
  acceptance: { zh: '受理通知书', en: 'Notice of acceptance' },
  supplement: { zh: '一次性告知补正通知书', en: 'Notice of what to supplement' },
  decision: { zh: '办理结果通知书', en: 'Notice of decision' },
  'not-accepted': { zh: '不予受理通知书', en: 'Notice of non-acceptance' },
}

export interface DetailParts {
  readonly credentials: (
    db: Db,
    actor: Actor,
    caseNumber: string,
    now: Date,
  ) => Promise<CaseDetail['credentials']>
  readonly archived: ArchivedHistory
  readonly reopeningTargets: (db: Db, row: CaseRow, now: Date) => Promise<CaseDetail['reopenTargets']>
}

/** Everything one screen shows of a case, as far as this reader may see it. */
export async function presentDetail(
  db: Db,
  actor: Actor,
  row: CaseRow,
  type: CaseType,
  calendars: Calendars,
  now: Date,
  parts: DetailParts,
): Promise<CaseDetail | undefined> {
  const [card] = await listCasesByNumber(db, actor, [row.number])
  if (card === undefined) return undefined
  const staff = actor.kind === 'staff'
  // One after the other: inside a transaction they share one connection.
  const tasks = await listDetailTasks(db, row.id)
  const history = await listHistory(db, row.id, await parts.archived(db, row))
  const papers = await listPapers(db, row.id)
  const asks = staff && tasks.some((task) => task.parent_id !== null) ? await listAsks(db, row.id) : []
  const relations = await findRelations(db, row.id)
  const content = await type.present(db, row, actor)
  const credentials = await parts.credentials(db, actor, row.number, now)
  const open = tasks.filter((task) => task.status === 'open' || task.status === 'claimed')
  const object = caseObject(actor, row, tasks)
  const rating = relations?.rating ?? null
  const omissible =
    staff && open.some((task) => mayTolerateAt(type, row, task)) && type.omissions !== undefined
      ? await type.omissions.possible(db, row)
      : []
  const facts = await loadFacts(db, actor, { row, tasks: open }, type, now)
  const reopenTargets =
    caseRefusal('reopen', facts) === null ? await parts.reopeningTargets(db, row, now) : []
  return {
    ...presentCard(card, actor, calendars, now),
    subjectName:
      object.assigned === true || !staff || row.subject_kind !== 'person'
        ? row.subject_name
        : presentCard(card, actor, calendars, now).subjectName,
    itemCode: row.item_code,
    subject: { kind: row.subject_kind, id: row.subject_id },
    version: row.rev,
    ...content,
    tasks: open
      .filter((task) => staff || task.for_applicant)
      .map((task) => presentTask(task, tasks, omissible, { actor, row, type, asks })),
    asks: asks.map((ask) => presentAsk(ask, tasks, type, actor)),
    dues: facts.around.dues.map((due) => presentDue(due, facts)),
    supervisions: staff ? facts.around.supervisions.map((one) => presentSupervision(one, facts)) : [],
    timeline: timelineOf(history, open, type, staff ? 'staff' : 'public'),
    papers: papers.map((paper) => ({
      kind: paper.kind,
      number: paper.number,
      name: paperNames[paper.kind],
      issuedAt: paper.issued_at.toISOString(),
    })),
    supplement:
      row.supplement === null
        ? null
        : {
            points: row.supplement.points,
            askedAt: row.supplement.askedAt,
            answerBy: row.timers.find((timer) => !timer.stopsWithClock)?.dueAt ?? null,
          },
    credentials,
    ratingGiven:
      rating === null || !maySeeRating(actor, !staff)
        ? null
        : {
            grade: rating.grade,
            at: new Date(rating.at).toISOString(),
            comment: rating.comment,
            rectificationNumber:
              relations?.children.find((child) => child.kind === 'rectification')?.number ?? null,
          },
    links: facts.around.links.map((link) => presentLink(link, facts)),
    reopenTargets,
    related: relatedOf(relations, staff && maySeeRating(actor, false)),
    can: abilities(facts, reopenTargets.length > 0, type, object, rating !== null, content.masked.length > 0),
  }
}

function relatedOf(relations: Relations | undefined, staff: boolean): CaseDetail['related'] {
  if (relations === undefined) return []
  const parent =
    relations.parent_number !== null && relations.parent_zh !== null && relations.parent_en !== null
      ? [
          {
            number: relations.parent_number,
            title: { zh: relations.parent_zh, en: relations.parent_en },
            relation: 'parent',
          },
        ]
      : []
  return staff
    ? [
        ...parent,
        ...relations.children.map((child) => ({
          number: child.number,
          title: { zh: child.zh, en: child.en },
          relation: child.kind,
        })),
      ]
    : []
}

function abilities(
  facts: CaseFacts,
  reopenable: boolean,
  type: CaseType,
  object: ReturnType<typeof caseObject>,
  rated: boolean,
  hasMasked: boolean,
): CaseDetail['can'] {
  const { actor, row, now } = facts
  const may = (permission: Parameters<typeof can>[1]) => can(actor, permission, object).allowed
  const ratable =
    type.rating !== null &&
    row.finished_at !== null &&
    row.status === 'finished' &&
    !rated &&
    now.getTime() < row.finished_at.getTime() + type.rating.withinDays * 86_400_000
  return [
    ...caseOperations.filter(
      (operation) => caseRefusal(operation, facts) === null && (operation !== 'reopen' || reopenable),
    ),
    ...(ratable && may('case.rating.write') ? (['rate'] as const) : []),
    ...(actor.kind === 'staff' ? (['watch'] as const) : []),
    ...(hasMasked && may('directory.person.reveal') ? (['reveal'] as const) : []),
  ]
}
