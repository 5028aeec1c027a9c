import { Migration } from '@mikro-orm/migrations';

/** Which conversations a schedule and an exported file of metrics count; null for all, as before. */
export class M0020ChosenFilters extends Migration {
  override up(): void {
    for (const table of ['report_schedule', 'export']) this.addSql(`alter table ${table} add column chosen jsonb`);
  }
}
