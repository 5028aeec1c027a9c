import { Migration } from '@mikro-orm/migrations';
import { jobsMigrationSql } from '@tertulia/jobs';
import { rowLevelSecurity } from '@tertulia/persistence';

const tables = ['webhook_endpoint', 'webhook_secret', 'delivery', 'delivery_attempt'];

export class M0002Webhooks extends Migration {
  override up(): void {
    for (const sql of createTables) this.addSql(sql);
    for (const table of tables) for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    this.addSql(jobsMigrationSql());
  }
}

const createTables = [
  `create table webhook_endpoint (
    id uuid primary key,
    organization_id uuid not null,
    url text not null,
    event_types jsonb not null,
    disabled_reason text,
    disabled_at timestamptz,
    failing_since timestamptz,
    is_failure_reported boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index webhook_endpoint_of_organization on webhook_endpoint (organization_id, id desc)',
  `create table webhook_secret (
    id uuid primary key,
    organization_id uuid not null,
    endpoint_id uuid not null references webhook_endpoint on delete cascade,
    sealed jsonb not null,
    last_four text not null,
    created_at timestamptz not null,
    expires_at timestamptz
  )`,
  'create index webhook_secret_of_endpoint on webhook_secret (endpoint_id, id desc)',
  `create table delivery (
    id uuid primary key,
    organization_id uuid not null,
    endpoint_id uuid not null references webhook_endpoint on delete cascade,
    event_id uuid not null,
    event_type text not null,
    occurred_at timestamptz not null,
    is_test boolean not null,
    body text not null,
    state text not null,
    attempts integer not null,
    next_attempt_at timestamptz,
    created_at timestamptz not null,
    finished_at timestamptz,
    unique (endpoint_id, event_id)
  )`,
  'create index delivery_of_endpoint on delivery (endpoint_id, id desc)',
  "create index delivery_due on delivery (next_attempt_at) where state = 'PENDING'",
  "create index delivery_failed on delivery (endpoint_id) where state = 'FAILED'",
  'create index delivery_age on delivery (created_at)',
  `create table delivery_attempt (
    delivery_id uuid not null references delivery on delete cascade,
    number integer not null,
    organization_id uuid not null,
    at timestamptz not null,
    duration_ms integer not null,
    status integer,
    failure text,
    response text not null,
    primary key (delivery_id, number)
  )`,
];
