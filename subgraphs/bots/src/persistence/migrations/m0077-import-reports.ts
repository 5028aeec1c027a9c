import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** The account of the latest import of each bot. */
export class M0077ImportReports extends Migration {
  override up(): void {
    this.addSql(`create table import_report (
      bot_id uuid primary key references bot (id) on delete cascade,
      organization_id uuid not null,
      format text not null,
      format_version text not null,
      name text not null,
      nodes jsonb not null,
      slots jsonb not null,
      imported_at timestamptz not null,
      imported_by uuid
    )`);
    for (const sql of rowLevelSecurity('import_report')) this.addSql(sql);
  }
}
