import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

export class M0008CustomConnectors extends Migration {
  override up(): void {
    for (const sql of createTables) this.addSql(sql);
    for (const table of ['custom_connector', 'custom_connector_version'])
      for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    // Beside the policy of tenants: what is in the catalogue can be read by every organization.
    this.addSql("create policy in_catalogue on custom_connector_version for select using (state = 'IN_CATALOGUE')");
    this.addSql('create index connection_of_connector on connection (connector)');
  }
}

const createTables = [
  `create table custom_connector (
    id uuid primary key,
    organization_id uuid not null,
    name text not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index custom_connector_of_organization on custom_connector (organization_id, id desc)',
  `create table custom_connector_version (
    id uuid primary key,
    connector_id uuid not null references custom_connector on delete cascade,
    organization_id uuid not null,
    name text not null,
    version integer not null,
    manifest text not null,
    state text not null,
    reason text,
    submitted_at timestamptz,
    reviewed_at timestamptz,
    reviewed_by uuid,
    created_by uuid,
    created_at timestamptz not null,
    unique (connector_id, version)
  )`,
  'create index custom_connector_version_of_organization on custom_connector_version (organization_id)',
  `create index custom_connector_version_shared on custom_connector_version (state, id desc)
    where state in ('SUBMITTED', 'IN_CATALOGUE')`,
];
