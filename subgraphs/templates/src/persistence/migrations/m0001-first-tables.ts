import { Migration } from '@mikro-orm/migrations';
import { outboxMigrationSql, rowLevelSecurity } from '@tertulia/persistence';

export class M0001FirstTables extends Migration {
  override up(): void {
    for (const sql of createTables) this.addSql(sql);
    for (const table of ['installation', 'organization']) {
      for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    }
    for (const sql of outboxMigrationSql()) this.addSql(sql);
  }
}

const createTables = [
  `create table installation (
    id uuid primary key,
    organization_id uuid not null,
    template_id uuid not null,
    template_version integer not null,
    bot_id uuid not null,
    locale text not null,
    answers jsonb not null,
    made_by uuid,
    made_at timestamptz not null
  )`,
  'create index installation_of_organization on installation (organization_id, id desc)',
  `create table organization (
    organization_id uuid primary key,
    name text not null,
    time_zone text not null,
    currency text not null,
    country text not null,
    is_demo boolean not null
  )`,
];
