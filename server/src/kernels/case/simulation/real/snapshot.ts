// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const instant = /(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d[0-9.]*(?:Z|[+-]\d\d:\d\d)/g
const caseNumber = /SW\d{4}-\d{6}/g
const paperNumber = /\d+号/g

/**
 * Everything a scenario leaves in the database, without what tells two runs of it apart: ids, numbers, times of the day.
 * `tag` marks the cases, keys and files that belong to the run.
 */
export async function takeSnapshot(db: Db, tag: string): Promise<readonly string[]> {
  const found = await sql<{ what: string; row: unknown }>`
    with own as (select * from cases.cases as c where c.data ->> 'tag' = ${tag})
    select 'case' as what, to_jsonb(own) - 'rev' || jsonb_build_object('rev', own.rev) as row from own
    union all select 'task', to_jsonb(t) from own join cases.tasks as t on t.case_id = own.id
    union all select 'history', to_jsonb(h) from own join cases.history as h on h.case_id = own.id
    union all select 'paper', jsonb_build_object('kind', p.kind, 'number', p.number, 'content', p.content, 'file', p.file_id is not null)
      from own join cases.papers as p on p.case_id = own.id
    union all select 'supervision', to_jsonb(s) from own join cases.supervisions as s on s.case_id = own.id
    union all select 'ask', to_jsonb(k) from own join cases.task_asks as k on k.case_id = own.id
    union all select 'link', to_jsonb(l) from own join cases.links as l on l.from_id = own.id or l.to_id = own.id
    union all select 'rating', to_jsonb(r) from own join cases.ratings as r on r.case_id = own.id
    union all select 'job', jsonb_build_object('queue', j.queue, 'key', j.key, 'payload', j.payload, 'failed', j.failed_at is not null, 'runAt', j.run_at)
      from own join platform.jobs as j on j.key like own.id::text || '%'
    union all select 'event job', jsonb_build_object('type', o.type, 'failed', j.failed_at is not null)
      from own join platform.outbox as o on o.subject = own.number join platform.jobs as j on j.payload ->> 'eventId' = o.id::text
    union all select 'event', jsonb_build_object('type', o.type, 'data', o.data) from own join platform.outbox as o on o.subject = own.number
    union all select 'evidence', jsonb_build_object('action', a.action, 'details', a.details, 'reason', a.reason, 'actor', a.actor_account_id)
      from own join platform.audit_log as a on a.object_id = own.number
    union all select 'message', jsonb_build_object('account', m.account_id, 'template', m.template, 'body', m.body_zh)
      from own join channel.messages as m on m.link_ref = own.number
    union all select 'file', jsonb_build_object('name', f.name, 'empty', f.bytes = 0, 'attached', f.attached_kind)
      from platform.files as f where f.name like ${`${tag}%`} or f.attached_id in (select number from own)
    union all select 'upload', jsonb_build_object('received', u.received, 'bytes', u.bytes) from platform.uploads as u where u.name like ${`${tag}%`}
    union all select 'key', jsonb_build_object('key', k.key) from platform.idempotency_keys as k where k.key like ${`${tag}%`}`.execute(
    db,
  )
  return found.rows
    .map(({ what, row }) =>
      `${what} ${JSON.stringify(row)}`
        .replaceAll(tag, 'TAG')
        .replaceAll(uuid, 'ID')
        .replaceAll(instant, '$1')
        .replaceAll(caseNumber, 'NUMBER')
        .replaceAll(paperNumber, 'n号'),
    )
    .sort()
}
