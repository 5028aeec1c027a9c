import { Migration } from '@mikro-orm/migrations';
import { jobsMigrationSql } from '@tertulia/jobs';
import { rowLevelSecurity } from '@tertulia/persistence';

export class M0008Exports extends Migration {
  override up(): void {
    this.addSql(`create table export (
      id uuid primary key,
      organization_id uuid not null,
      kind text not null,
      format text not null,
      filter jsonb not null,
      range jsonb,
      bot_ids uuid[],
      reach uuid[],
      is_test boolean not null,
      starter_kind text not null,
      starter_id uuid not null,
      locale text not null,
      state text not null,
      attempt integer not null,
      failures integer not null,
      rows_done integer not null,
      rows_expected integer,
      code text,
      bytes bigint,
      file_key text,
      created_at timestamptz not null,
      due_at timestamptz not null,
      lease_until timestamptz,
      finished_at timestamptz,
      expires_at timestamptz
    )`);
    this.addSql('create index export_of_organization on export (organization_id, created_at desc, id desc)');
    // One at a time, whatever the processes that take them up believe.
    this.addSql("create unique index export_running on export (organization_id) where state = 'RUNNING'");
    this.addSql("create index export_unfinished on export (due_at) where state in ('QUEUED', 'RUNNING')");
    this.addSql("create index export_ready on export (expires_at) where state = 'READY'");
    this.addSql("create index export_left on export (id) where file_key is not null and state <> 'READY'");
    this.addSql('create index export_age on export (created_at)');
    for (const sql of rowLevelSecurity('export')) this.addSql(sql);
    this.addSql(jobsMigrationSql());
  }
}
