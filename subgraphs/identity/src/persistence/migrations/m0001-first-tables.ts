import { Migration } from '@mikro-orm/migrations';
import { outboxMigrationSql, rowLevelSecurity } from '@tertulia/persistence';
import { platformOnly } from './platform-only.js';

const tables = [
  `create table users (
    id uuid primary key,
    email text not null unique,
    name text not null,
    locale text not null check (locale in ('es', 'en')),
    password_hash text not null,
    is_super_admin boolean not null default false,
    is_demo boolean not null default false,
    created_at timestamptz not null
  )`,
  `create table organizations (
    id uuid primary key,
    name text not null,
    slug text not null unique,
    country text not null,
    time_zone text not null,
    currency text not null,
    locale text not null check (locale in ('es', 'en')),
    is_demo boolean not null default false,
    created_at timestamptz not null
  )`,
  `create table memberships (
    id uuid primary key,
    organization_id uuid not null references organizations on delete cascade,
    user_id uuid not null references users on delete cascade,
    role text not null check (role in ('ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER')),
    bot_ids uuid[],
    joined_at timestamptz not null,
    last_seen_at timestamptz,
    unique (organization_id, user_id),
    check ((role = 'BOT_MANAGER') = (bot_ids is not null))
  )`,
  `create table invitations (
    id uuid primary key,
    organization_id uuid not null references organizations on delete cascade,
    email text not null,
    role text not null check (role in ('ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER')),
    bot_ids uuid[],
    token_hash text not null unique,
    invited_by_user_id uuid references users on delete set null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz
  )`,
  `create table api_keys (
    id uuid primary key,
    organization_id uuid not null references organizations on delete cascade,
    name text not null,
    prefix text not null,
    mode text not null check (mode in ('TEST', 'LIVE')),
    scopes text[] not null,
    key_hash text not null unique,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
  )`,
  `create table audit_entries (
    id uuid primary key,
    organization_id uuid not null references organizations on delete cascade,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject text not null
  )`,
  `create table sessions (
    id uuid primary key,
    user_id uuid not null references users on delete cascade,
    organization_id uuid references organizations on delete set null,
    token_hash text not null unique,
    device text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create table sign_in_attempts (
    account_hash text primary key,
    window_started_at timestamptz not null,
    attempts integer not null
  )`,
];

const indexes = [
  'create index memberships_of_user on memberships (user_id)',
  'create index memberships_by_time on memberships (organization_id, joined_at, id)',
  'create index invitations_by_time on invitations (organization_id, created_at)',
  'create index invitations_by_inviter on invitations (invited_by_user_id)',
  'create index api_keys_by_time on api_keys (organization_id, created_at)',
  'create index audit_entries_by_time on audit_entries (organization_id, at, id)',
  'create index sessions_of_user on sessions (user_id)',
  'create index sessions_of_organization on sessions (organization_id)',
  'create index sessions_by_expiry on sessions (expires_at)',
  'create index sign_in_attempts_by_time on sign_in_attempts (window_started_at)',
];

// A user row belongs to no tenant, but a tenant sees the users who are members: `memberships` shows only its own.
const usersOfTenant = `create policy members_only on users for select
  using (exists (select 1 from memberships where memberships.user_id = users.id))`;

/** Users, organizations, what belongs to them, and the outbox. */
export class FirstTables extends Migration {
  override up(): void {
    const guarded = ['memberships', 'invitations', 'api_keys', 'audit_entries'].flatMap((table) =>
      rowLevelSecurity(table),
    );
    const statements = [
      ...tables,
      ...indexes,
      ...guarded,
      ...rowLevelSecurity('organizations', 'id'),
      ...['users', 'sessions', 'sign_in_attempts'].flatMap(platformOnly),
      usersOfTenant,
      ...outboxMigrationSql(),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
