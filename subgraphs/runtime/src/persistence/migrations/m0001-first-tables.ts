import { Migration } from '@mikro-orm/migrations';
import { outboxMigrationSql, rowLevelSecurity } from '@tertulia/persistence';

/** Every table but those of the outbox; each belongs to an organization. */
const tables = [
  'published_bot',
  'bot_version',
  'contact',
  'conversation',
  'chat_session',
  'message',
  'goal',
  'takeover',
  'read_mark',
  'effect_intent',
  'simulation',
  'entitlement',
  'usage_counter',
];

export class M0001FirstTables extends Migration {
  override up(): void {
    for (const sql of createTables) this.addSql(sql);
    for (const table of tables) for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    for (const sql of outboxMigrationSql()) this.addSql(sql);
  }
}

const createTables = [
  'create extension if not exists pg_trgm',
  `create table published_bot (
    bot_id uuid primary key,
    organization_id uuid not null,
    public_id text unique,
    name text not null,
    live_version_id uuid,
    is_paused boolean not null,
    pause_message text not null,
    is_demo boolean not null,
    deleted_at timestamptz
  )`,
  'create index published_bot_of_organization on published_bot (organization_id)',
  `create table bot_version (
    id uuid primary key,
    organization_id uuid not null,
    bot_id uuid not null,
    number integer not null,
    checksum text not null,
    definition jsonb not null
  )`,
  'create index bot_version_of_organization on bot_version (organization_id, bot_id)',
  `create table contact (
    id uuid primary key,
    organization_id uuid not null,
    name text,
    email text,
    phone text,
    locale text,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null
  )`,
  'create index contact_by_email on contact (organization_id, email) where email is not null',
  'create index contact_by_phone on contact (organization_id, phone) where phone is not null',
  'create index contact_last_seen on contact (organization_id, last_seen_at desc, id desc)',
  `create table conversation (
    id uuid primary key,
    organization_id uuid not null,
    bot_id uuid not null,
    version_id uuid not null,
    channel text not null,
    contact_id uuid references contact (id) on delete set null,
    state text not null,
    end_reason text,
    is_test boolean not null,
    is_demo boolean not null,
    locale text not null,
    opened_at timestamptz not null,
    counted_at timestamptz,
    last_message_at timestamptz not null,
    ended_at timestamptz,
    waiting_since timestamptz,
    last_sequence integer not null,
    has_answered boolean not null,
    goal_count integer not null,
    rating double precision,
    idle_minutes integer not null,
    resume_hours integer not null,
    idle_at timestamptz not null,
    resume_until timestamptz not null
  ) with (fillfactor = 85)`,
  'create index conversation_latest on conversation (organization_id, last_message_at desc, id desc) where counted_at is not null',
  `create index conversation_latest_of_bot on conversation (organization_id, bot_id, last_message_at desc, id desc)
    where counted_at is not null`,
  "create index conversation_live on conversation (organization_id, bot_id) where state <> 'ENDED' and counted_at is not null",
  "create index conversation_idle on conversation (idle_at) where state <> 'ENDED'",
  'create index conversation_of_contact on conversation (contact_id) where contact_id is not null',
  `create table chat_session (
    conversation_id uuid primary key references conversation (id) on delete cascade,
    organization_id uuid not null,
    state jsonb not null,
    pending_inputs jsonb not null
  ) with (fillfactor = 70)`,
  'create index chat_session_of_organization on chat_session (organization_id)',
  `create table message (
    id uuid primary key,
    organization_id uuid not null,
    conversation_id uuid not null references conversation (id) on delete cascade,
    sequence integer not null check (sequence > 0),
    author text not null,
    member_id uuid,
    content jsonb not null,
    text text not null,
    at timestamptz not null,
    block_id text,
    client_message_id text,
    unique (conversation_id, sequence)
  )`,
  `create unique index message_client_id on message (conversation_id, author, client_message_id)
    where client_message_id is not null`,
  "create index message_search on message using gin (text gin_trgm_ops) where author = 'VISITOR'",
  `create table goal (
    id uuid primary key,
    organization_id uuid not null,
    conversation_id uuid not null references conversation (id) on delete cascade,
    name text not null,
    amount_minor bigint,
    currency text,
    at timestamptz not null
  )`,
  'create index goal_of_conversation on goal (conversation_id)',
  `create table takeover (
    id uuid primary key,
    organization_id uuid not null,
    conversation_id uuid not null references conversation (id) on delete cascade,
    member_id uuid not null,
    member_name text,
    started_at timestamptz not null,
    waiting_from timestamptz not null,
    first_reply_at timestamptz,
    ended_at timestamptz
  )`,
  'create unique index takeover_active on takeover (conversation_id) where ended_at is null',
  'create index takeover_of_member on takeover (member_id, conversation_id)',
  `create table read_mark (
    organization_id uuid not null,
    user_id uuid not null,
    conversation_id uuid not null references conversation (id) on delete cascade,
    sequence integer not null,
    primary key (user_id, conversation_id)
  )`,
  'create index read_mark_of_conversation on read_mark (conversation_id)',
  `create table effect_intent (
    conversation_id uuid not null references conversation (id) on delete cascade,
    effect_id text not null,
    organization_id uuid not null,
    effect jsonb not null,
    accepted_at timestamptz,
    opened_at timestamptz not null,
    closed_at timestamptz,
    result jsonb,
    primary key (conversation_id, effect_id)
  )`,
  'create index effect_intent_open on effect_intent (opened_at) where closed_at is null',
  `create table simulation (
    id uuid primary key,
    organization_id uuid not null,
    bot_id uuid not null,
    checksum text not null,
    definition jsonb not null,
    state jsonb not null,
    turn integer not null,
    pretended_now timestamptz,
    messages jsonb not null,
    trace jsonb not null,
    visited_group_ids jsonb not null,
    expires_at timestamptz not null
  )`,
  'create index simulation_expiry on simulation (expires_at)',
  `create table entitlement (
    organization_id uuid primary key,
    entitlements jsonb not null
  )`,
  `create table usage_counter (
    organization_id uuid not null,
    period_start timestamptz not null,
    conversations integer not null,
    primary key (organization_id, period_start)
  )`,
];
