-- SPDX-License-Identifier: Apache-2.0
-- One call writes what a change leaves behind: evidence, events, jobs. Writers that do a whole step in one statement
-- call it from their own function.
create function platform.keep(audit jsonb, outbox jsonb, jobs jsonb) returns void
-- plpgsql keeps its plans; a function in SQL would be planned anew at each call.
language plpgsql as $$
begin
  insert into platform.audit_log (id, at, action, object_kind, object_id, actor_account_id, actor_post_id,
                                  organisation_id, channel, reason, details, trace_id, mac)
  select r.id, r.at, r.action, r.object_kind, r.object_id, r.actor_account_id, r.actor_post_id,
         r.organisation_id, r.channel, r.reason, r.details, r.trace_id, r.mac
  from jsonb_to_recordset(audit) as r(id uuid, at timestamptz, action text, object_kind text, object_id text,
       actor_account_id uuid, actor_post_id uuid, organisation_id uuid, channel text, reason text, details jsonb,
       trace_id text, mac text);

  if jsonb_array_length(outbox) > 0 then
    insert into platform.outbox (id, type, source, subject, data, created_at)
    select r.id, r.type, r.source, r.subject, r.data, r.created_at
    from jsonb_to_recordset(outbox) as r(id uuid, type text, source text, subject text, data jsonb, created_at timestamptz);
  end if;

  if jsonb_array_length(jobs) > 0 then
    insert into platform.jobs (id, queue, payload, run_at, created_at)
    select r.id, r.queue, r.payload, r.run_at, r.created_at
    from jsonb_to_recordset(jobs) as r(id uuid, queue text, key text, payload jsonb, run_at timestamptz, created_at timestamptz)
    where r.key is null;

    insert into platform.jobs (id, queue, key, payload, run_at, created_at)
    select r.id, r.queue, r.key, r.payload, r.run_at, r.created_at
    from jsonb_to_recordset(jobs) as r(id uuid, queue text, key text, payload jsonb, run_at timestamptz, created_at timestamptz)
    where r.key is not null
    on conflict (queue, key) where key is not null
    do update set run_at = excluded.run_at, payload = excluded.payload, attempts = 0, failed_at = null, locked_until = null;
  end if;
end $$;
comment on function platform.keep(jsonb, jsonb, jsonb) is 'Evidence, events and jobs of one change, in its transaction';

-- Next public number of a kind, without gap or double: the row lock is held until the using transaction ends.
create function platform.next_number(number_kind text, number_scope text) returns bigint
language sql as $$
  insert into platform.counters (kind, scope, value) values (number_kind, number_scope, 1)
  on conflict (kind, scope) do update set value = platform.counters.value + 1
  returning value;
$$;
comment on function platform.next_number(text, text) is 'Dense counter per kind and scope';
