import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

const tables = ['inbound_source', 'inbox_event', 'token_revocation'];

export class M0004Inbound extends Migration {
  override up(): void {
    for (const sql of createTables) this.addSql(sql);
    for (const table of tables) for (const sql of rowLevelSecurity(table)) this.addSql(sql);
  }
}

const createTables = [
  `create table inbound_source (
    id uuid primary key,
    organization_id uuid not null,
    public_id text not null unique,
    connection_id uuid unique references connection on delete cascade,
    name text not null,
    scheme text not null,
    header text,
    secrets jsonb not null,
    last_received_at timestamptz,
    last_refused_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index inbound_source_of_organization on inbound_source (organization_id, id desc)',
  `create table inbox_event (
    id uuid primary key,
    organization_id uuid not null,
    source_id uuid not null references inbound_source on delete cascade,
    event_key text not null,
    sequence bigint generated always as identity,
    received_at timestamptz not null,
    content_type text not null,
    body bytea,
    state text not null,
    conversation_id uuid,
    unique (source_id, event_key)
  )`,
  "create index inbox_event_pending on inbox_event (source_id, sequence) where state = 'PENDING'",
  'create index inbox_event_received on inbox_event (received_at)',
  `create table token_revocation (
    connection_id uuid primary key,
    organization_id uuid not null,
    connector text not null,
    connector_version integer not null,
    account_label text,
    sealed jsonb not null,
    created_at timestamptz not null
  )`,
  'create index inbox_event_of_conversation on inbox_event (conversation_id) where body is not null',
];
