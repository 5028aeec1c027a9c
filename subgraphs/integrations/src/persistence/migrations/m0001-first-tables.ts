import { Migration } from '@mikro-orm/migrations';
import { addRequestToOutboxSql, outboxMigrationSql, rowLevelSecurity } from '@tertulia/persistence';

const tables = ['organization', 'entitlement', 'organization_key', 'connection', 'oauth_attempt', 'action_run'];

export class M0001FirstTables extends Migration {
  override up(): void {
    for (const sql of createTables) this.addSql(sql);
    for (const table of tables) for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    for (const sql of [...outboxMigrationSql(), ...addRequestToOutboxSql()]) this.addSql(sql);
  }
}

const createTables = [
  'create table organization (organization_id uuid primary key, since timestamptz not null)',
  'create table entitlement (organization_id uuid primary key, entitlements jsonb not null)',
  `create table organization_key (
    id uuid primary key,
    organization_id uuid not null unique,
    master_key_id text not null,
    wrapped_key text not null,
    created_at timestamptz not null
  )`,
  `create table connection (
    id uuid primary key,
    organization_id uuid not null,
    connector text not null,
    connector_version integer not null,
    name text not null,
    account_label text,
    bot_ids jsonb not null,
    settings jsonb not null,
    state text not null,
    state_reason text,
    state_since timestamptz not null,
    state_before_suspension text,
    outages integer not null,
    rejections integer not null,
    credential jsonb,
    last_four text,
    revision integer not null,
    expires_at timestamptz,
    lease_id uuid,
    lease_until timestamptz,
    created_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index connection_of_organization on connection (organization_id, id desc)',
  "create index connection_in_error on connection (state_since) where state = 'ERROR'",
  `create table oauth_attempt (
    id uuid primary key,
    organization_id uuid not null,
    state_hash text not null unique,
    user_id uuid not null,
    session_id uuid not null,
    browser_hash text not null,
    connector text not null,
    connection_id uuid,
    name text not null,
    bot_ids jsonb not null,
    verifier jsonb not null,
    expires_at timestamptz not null
  )`,
  'create index oauth_attempt_expiry on oauth_attempt (expires_at)',
  `create table action_run (
    id uuid primary key,
    organization_id uuid not null,
    bot_id uuid not null,
    conversation_id uuid not null,
    effect_id text not null,
    connection_id uuid,
    kind text not null,
    action text,
    is_background boolean not null,
    is_simulation boolean not null,
    status text not null,
    effect jsonb,
    result jsonb,
    code text,
    http_status integer,
    attempts integer not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    duration_ms integer,
    next_attempt_at timestamptz,
    give_up_at timestamptz,
    lease_id uuid,
    lease_until timestamptz,
    unique (conversation_id, effect_id)
  )`,
  'create index action_run_of_connection on action_run (connection_id, started_at desc, id desc)',
  'create index action_run_of_bot on action_run (bot_id, started_at desc, id desc)',
  'create index action_run_age on action_run (started_at)',
  'create index action_run_due on action_run (next_attempt_at) where next_attempt_at is not null',
];
