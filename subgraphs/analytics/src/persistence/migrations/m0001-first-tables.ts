import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

const tenantTables = [
  'organization',
  'bot',
  'bot_version',
  'event',
  'conversation_fact',
  'rollup_minute',
  'rollup_hour',
  'rollup_day',
  'unanswered_question',
];

export class M0001FirstTables extends Migration {
  override up(): void {
    for (const sql of [...directoryTables, ...conversationTables, ...addMaps]) this.addSql(sql);
    this.addSql(rollupTable('rollup_minute', 'timestamptz'));
    this.addSql(rollupTable('rollup_hour', 'timestamptz'));
    this.addSql(rollupTable('rollup_day', 'date'));
    for (const table of tenantTables) for (const sql of rowLevelSecurity(table)) this.addSql(sql);
  }
}

const directoryTables = [
  `create table organization (
    organization_id uuid primary key,
    time_zone text not null,
    -- Grows with each change of its numbers. Its row is what changes of one organization wait for.
    sequence bigint not null,
    deleted_at timestamptz
  )`,
  `create table bot (
    organization_id uuid not null,
    bot_id uuid not null,
    name text not null,
    live_version_id uuid,
    is_paused boolean not null,
    is_deleted boolean not null,
    primary key (organization_id, bot_id)
  )`,
  `create table bot_version (
    organization_id uuid not null,
    version_id uuid not null,
    bot_id uuid not null,
    has_goals boolean not null,
    primary key (organization_id, version_id)
  )`,
];

const conversationTables = [
  `create table event (
    organization_id uuid not null,
    event_id uuid not null,
    occurred_at timestamptz not null,
    name text not null,
    conversation_id uuid,
    detail jsonb,
    primary key (organization_id, event_id)
  )`,
  `create table conversation_fact (
    organization_id uuid not null,
    conversation_id uuid not null,
    bot_id uuid not null,
    version_id uuid,
    channel text not null,
    started_at timestamptz not null,
    is_counted boolean not null,
    is_converted boolean not null,
    is_handed_off boolean not null,
    end_reason text,
    rating integer,
    fact jsonb not null,
    primary key (organization_id, conversation_id)
  )`,
  'create index conversation_fact_start on conversation_fact (organization_id, started_at, conversation_id)',
  'create index conversation_fact_version on conversation_fact (organization_id, version_id)',
  `create table unanswered_question (
    organization_id uuid not null,
    bot_id uuid not null,
    -- The nil uuid stands for no version.
    version_id uuid not null,
    bucket timestamptz not null,
    folded text not null,
    shown text not null,
    asked integer not null,
    last_asked_at timestamptz not null,
    primary key (organization_id, bucket, bot_id, version_id, folded)
  )`,
];

const counts = [
  ...[
    'conversations',
    'completed',
    'converted',
    'goals',
    'successes',
    'involved',
    'handed_off',
    'autonomous',
    'errors',
  ],
  ...['csat_1', 'csat_2', 'csat_3', 'csat_4', 'csat_5'],
  ...Array.from({ length: 11 }, (_, index) => `nps_${index}`),
  ...Array.from({ length: 13 }, (_, index) => `response_${index}`),
  ...Array.from({ length: 13 }, (_, index) => `human_${index}`),
];

function rollupTable(name: string, bucketType: 'timestamptz' | 'date'): string {
  return `create table ${name} (
    organization_id uuid not null,
    bot_id uuid not null,
    -- The nil uuid stands for no version.
    version_id uuid not null,
    bucket ${bucketType} not null,
    ${counts.map((column) => `${column} integer not null`).join(', ')},
    response_sum_ms bigint not null,
    human_sum_ms bigint not null,
    goal_amounts jsonb not null,
    asked jsonb not null,
    answered jsonb not null,
    primary key (organization_id, bucket, bot_id, version_id)
  )`;
}

/** Adds flat maps of integers by key; removes keys whose sum is zero. */
const addMaps = [
  `create function add_maps(a jsonb, b jsonb) returns jsonb language sql immutable parallel safe as $$
    select case when b = '{}'::jsonb then a when a = '{}'::jsonb then b else (
      select coalesce(jsonb_object_agg(key, total), '{}'::jsonb) from (
        select key, sum(value::text::bigint) as total
        from (select * from jsonb_each(a) union all select * from jsonb_each(b)) as both_maps
        group by key having sum(value::text::bigint) <> 0
      ) as sums
    ) end $$`,
];
