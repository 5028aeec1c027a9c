// Statements for many deliveries at once: rows come as one JSON parameter, ids as an array, for which PostgreSQL uses the index whatever it
// knows of the table.

const columns = `id uuid, organization_id uuid, endpoint_id uuid, event_id uuid, event_type text, occurred_at timestamptz, is_test boolean,
  body text, state text, attempts integer, next_attempt_at timestamptz, created_at timestamptz, finished_at timestamptz,
  awaits_selection boolean, until timestamptz, conversation text`;

const names = columns.split(',').map((column) => column.trim().split(' ')[0]);

/** Adds those that the endpoint does not have yet for the event; returns their ids. */
export const insertSql = `
  insert into delivery (${names.join(', ')})
  select ${names.join(', ')} from jsonb_to_recordset(?::jsonb) as row(${columns})
  on conflict (endpoint_id, event_id) do nothing
  returning id`;

/** One row: deliveries that are due, and, each once, their enabled endpoints with the secrets that sign now, newest first. */
export const dueSql = `
  with wanted as materialized (
    select * from delivery where id = any(?::uuid[])
  ), due as materialized (
    select * from wanted where state = 'PENDING' and next_attempt_at <= ?
  )
  select
    (select coalesce(json_agg(d), '[]') from due d) as deliveries,
    (
      select coalesce(json_agg(json_build_object('endpoint', e, 'secrets', (
        select coalesce(json_agg(w order by w.id desc), '[]')
        from webhook_secret w
        where w.endpoint_id = e.id and (w.expires_at is null or w.expires_at > ?)
      ))), '[]')
      from webhook_endpoint e
      where e.id in (select endpoint_id from due) and e.disabled_reason is null
    ) as endpoints`;

/** Comes before `finishSql` in its transaction: an erasure either sees the attempts or is seen by them. */
export const lockSql = 'select 1 from delivery where id = any(?::uuid[]) order by id for no key update';

/**
 * Adds attempts with the next number of their delivery, and changes the delivery unless a person has sent it again, or its endpoint was
 * disabled, meanwhile.
 */
export const finishSql = `
  with known as (
    select id, erased_at is not null as is_erased from delivery where id = any(?::uuid[])
  ), finished as (
    select * from jsonb_to_recordset(?::jsonb) as row(id uuid, organization_id uuid, state text, attempts integer,
      next_attempt_at timestamptz, finished_at timestamptz, attempts_before integer, at timestamptz, duration_ms integer,
      status integer, failure text, response text)
  ), logged as (
    insert into delivery_attempt (delivery_id, number, organization_id, at, duration_ms, status, failure, response)
    select f.id, coalesce((select max(a.number) from delivery_attempt a where a.delivery_id = f.id), 0) + 1,
      f.organization_id, f.at, f.duration_ms, f.status, f.failure, case when k.is_erased then '' else f.response end
    from finished f join known k on k.id = f.id
    on conflict do nothing
  )
  update delivery d
  set state = f.state, attempts = f.attempts, next_attempt_at = f.next_attempt_at, finished_at = f.finished_at
  from finished f
  where d.id = any(?::uuid[]) and d.id = f.id and d.attempts = f.attempts_before and d.state = 'PENDING'`;

/** Stores the bodies that selections made, each once: what another process has stored before stays. */
export const selectedSql = `
  update delivery d set body = f.body, awaits_selection = false, selected_scopes = f.scopes
  from jsonb_to_recordset(?::jsonb) as f(id uuid, body text, scopes jsonb)
  where d.id = any(?::uuid[]) and d.id = f.id and d.awaits_selection`;

export const bodiesSql = 'select id, body from delivery where id = any(?::uuid[])';

export const erasedSql =
  'update delivery set erased_at = ? where organization_id = ? and conversation = ? returning id';

/** Stores bodies without texts instead of those that there are; no selection makes them again. */
export const replaceSql = `
  update delivery d set body = f.body, awaits_selection = false, erased_at = ?
  from jsonb_to_recordset(?::jsonb) as f(id uuid, body text)
  where d.id = f.id and d.id = any(?::uuid[])`;

export const emptyResponsesSql = "update delivery_attempt set response = '' where delivery_id = any(?::uuid[])";

export const ratesSql = `
  select endpoint_id, count(*) filter (where state = 'DELIVERED')::int as delivered, count(*) filter (where state <> 'PENDING')::int as ended
  from delivery
  where organization_id = ? and endpoint_id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) and created_at >= ?
  group by endpoint_id`;

export const resendSql = `
  update delivery set state = 'PENDING', attempts = 0, next_attempt_at = ?, finished_at = null
  where id in (
    select id from delivery where organization_id = ? and endpoint_id = ? and state = 'FAILED' order by id limit ? for update skip locked
  )
  returning id`;
