import { Migration } from '@mikro-orm/migrations';
import { outboxMigrationSql, rowLevelSecurity } from '@tertulia/persistence';

const tables = ['bot', 'draft', 'bot_version', 'publication', 'prompt_version', 'entitlement', 'organization'];

export class M0001FirstTables extends Migration {
  override up(): void {
    for (const sql of createTables) this.addSql(sql);
    for (const table of tables) for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    for (const sql of outboxMigrationSql()) this.addSql(sql);
  }
}

const createTables = [
  `create table bot (
    id uuid primary key,
    organization_id uuid not null,
    public_id text not null unique,
    name text not null,
    search_name text not null,
    industry_id uuid,
    template_id uuid,
    live_version_id uuid,
    is_paused boolean not null,
    pause_message text not null,
    is_demo boolean not null,
    deleted_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index bot_of_organization on bot (organization_id, id desc) where deleted_at is null',
  `create table draft (
    bot_id uuid primary key references bot (id) on delete cascade,
    organization_id uuid not null,
    revision integer not null,
    definition jsonb not null,
    origin text not null,
    updated_at timestamptz not null,
    updated_by uuid
  )`,
  `create table bot_version (
    id uuid primary key,
    organization_id uuid not null,
    bot_id uuid not null references bot (id) on delete cascade,
    number integer not null,
    checksum text not null,
    parent_id uuid,
    author_id uuid,
    note text not null,
    action text not null,
    definition jsonb not null,
    created_at timestamptz not null,
    unique (bot_id, number)
  )`,
  `create table publication (
    id uuid primary key,
    organization_id uuid not null,
    bot_id uuid not null references bot (id) on delete cascade,
    version_id uuid not null references bot_version (id) on delete cascade,
    status text not null,
    steps jsonb not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    error text,
    sequence integer not null
  )`,
  'create index publication_of_bot on publication (bot_id, id desc)',
  "create index publication_open on publication (started_at) where status in ('REQUESTED', 'VALIDATING', 'WARMING')",
  `create table prompt_version (
    id uuid primary key,
    organization_id uuid not null,
    bot_id uuid not null references bot (id) on delete cascade,
    prompt_id text not null,
    number integer not null,
    name text not null,
    role text not null,
    tone text not null,
    limits text not null,
    knowledge text not null,
    author_id uuid,
    note text not null,
    created_at timestamptz not null,
    unique (bot_id, prompt_id, number)
  )`,
  `create table entitlement (
    organization_id uuid primary key,
    entitlements jsonb not null
  )`,
  `create table organization (
    organization_id uuid primary key,
    name text not null,
    time_zone text not null,
    currency text not null,
    country text not null,
    is_demo boolean not null
  )`,
];
