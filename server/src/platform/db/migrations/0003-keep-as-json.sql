-- SPDX-License-Identifier: Apache-2.0
-- What platform.keep(jsonb, …) does, from texts: reading json once costs a seventh of building jsonb that is thrown away
-- after one look. `done` leaves out what belongs to steps that did not take place; null keeps all.
create function platform.keep(audit json, outbox json, jobs json, keyed_jobs json, done integer[]) returns void
language plpgsql as $$
begin
  insert into platform.audit_log (id, at, action, object_kind, object_id, actor_account_id, actor_post_id,
                                  organisation_id, channel, reason, details, trace_id, mac)
  select r.id, r.at, r.action, r.object_kind, r.object_id, r.actor_account_id, r.actor_post_id,
         r.organisation_id, r.channel, r.reason, r.details, r.trace_id, r.mac
  from json_to_recordset(audit) as r(ord int, id uuid, at timestamptz, action text, object_kind text, object_id text,
       actor_account_id uuid, actor_post_id uuid, organisation_id uuid, channel text, reason text, details jsonb,
       trace_id text, mac text)
  where done is null or r.ord = any (done);

  if outbox is not null then
    insert into platform.outbox (id, type, source, subject, data, created_at)
    select r.id, r.type, r.source, r.subject, r.data, r.created_at
    from json_to_recordset(outbox) as r(ord int, id uuid, type text, source text, subject text, data jsonb, created_at timestamptz)
    where done is null or r.ord = any (done);
  end if;

  if jobs is not null then
    insert into platform.jobs (id, queue, payload, run_at, created_at)
    select r.id, r.queue, r.payload, r.run_at, r.created_at
    from json_to_recordset(jobs) as r(ord int, id uuid, queue text, payload jsonb, run_at timestamptz, created_at timestamptz)
    where done is null or r.ord = any (done);
  end if;

  -- A list of their own: looking for a conflict costs a row nearly as much as writing it.
  if keyed_jobs is not null then
    insert into platform.jobs (id, queue, key, payload, run_at, created_at)
    select r.id, r.queue, r.key, r.payload, r.run_at, r.created_at
    from json_to_recordset(keyed_jobs) as r(ord int, id uuid, queue text, key text, payload jsonb, run_at timestamptz, created_at timestamptz)
    where done is null or r.ord = any (done)
    on conflict (queue, key) where key is not null
    do update set run_at = excluded.run_at, payload = excluded.payload, attempts = 0, failed_at = null, locked_until = null;
  end if;
end $$;
comment on function platform.keep(json, json, json, json, integer[]) is 'Evidence, events and jobs of one change, in its transaction; lists without rows are null';
