import { Migration } from '@mikro-orm/migrations';
import { jobsMigrationSql } from '@tertulia/jobs';
import { addRequestToOutboxSql, outboxMigrationSql, rowLevelSecurity } from '@tertulia/persistence';

const tables = [
  'create table organization (organization_id uuid primary key, since timestamptz not null)',
  `create table alert_rule (
    id uuid primary key, organization_id uuid not null, kind text not null, bot_ids jsonb not null, for_minutes integer not null,
    muted_until timestamptz, ways jsonb not null, is_enabled boolean not null
  )`,
  'create index alert_rule_organization on alert_rule (organization_id, id)',
  `create table alert (
    id uuid primary key, organization_id uuid not null, kind text not null, subject text not null, bot_ids jsonb not null, state text not null,
    since timestamptz not null, due_at timestamptz not null, over_at timestamptz, facts jsonb not null
  )`,
  "create unique index alert_open on alert (organization_id, kind, subject) where state <> 'OK'",
  "create index alert_due on alert (due_at) where state = 'PENDING'",
  'create index alert_organization on alert (organization_id, id)',
  `create table occasion (
    id uuid primary key, organization_id uuid not null, key text not null, kind text not null, bot_ids jsonb not null, alert_id uuid,
    occurred_at timestamptz not null, facts jsonb not null, created_at timestamptz not null, told_at timestamptz,
    unique (organization_id, key)
  )`,
  'create index occasion_untold on occasion (created_at) where told_at is null',
  'create index occasion_age on occasion (created_at)',
  `create table notification (
    id uuid primary key, organization_id uuid not null, occasion_id uuid not null references occasion (id) on delete cascade,
    user_id uuid not null, is_in_feed boolean not null, read_at timestamptz, unique (occasion_id, user_id)
  )`,
  'create index notification_feed on notification (organization_id, user_id, id) where is_in_feed',
  'create index notification_unread on notification (organization_id, user_id, id) where read_at is null',
  `create table dispatch (
    id uuid primary key, organization_id uuid not null, notification_id uuid references notification (id) on delete cascade, user_id uuid,
    kind text not null, sealed text, state text not null, attempts integer not null, due_at timestamptz, expires_at timestamptz not null,
    code text, created_at timestamptz not null, finished_at timestamptz, unique (notification_id)
  )`,
  "create index dispatch_due on dispatch (due_at) where state in ('PENDING', 'SENDING')",
  'create index dispatch_organization on dispatch (organization_id, id)',
  'create index dispatch_ended on dispatch (finished_at) where finished_at is not null',
  `create table preference (
    organization_id uuid not null, user_id uuid not null, routes jsonb not null, quiet_from integer, quiet_to integer, time_zone text,
    does_urgent_pass boolean not null, primary key (organization_id, user_id)
  )`,
  `create table rested_address (
    organization_id uuid not null, user_id uuid not null, address_hash text not null, since timestamptz not null,
    primary key (organization_id, user_id, address_hash)
  )`,
];
const guarded = [
  ...['organization', 'alert_rule', 'alert', 'occasion', 'notification', 'dispatch', 'preference', 'rested_address'],
];

export class M0001FirstTables extends Migration {
  override up(): void {
    for (const sql of tables) this.addSql(sql);
    for (const sql of guarded.flatMap((table) => rowLevelSecurity(table))) this.addSql(sql);
    for (const sql of [...outboxMigrationSql(), ...addRequestToOutboxSql(), jobsMigrationSql()]) this.addSql(sql);
  }
}
