import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Filters of reports with a name, of a person or shared. */
export class M0011ReportViews extends Migration {
  override up(): void {
    this.addSql(`create table report_view (
      id uuid primary key,
      organization_id uuid not null,
      owner_id uuid not null,
      name text not null,
      filter jsonb not null,
      is_shared boolean not null
    )`);
    this.addSql('create index report_view_of_organization on report_view (organization_id)');
    for (const sql of rowLevelSecurity('report_view')) this.addSql(sql);
  }
}
