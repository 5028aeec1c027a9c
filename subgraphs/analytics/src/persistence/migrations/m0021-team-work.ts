import { Migration } from '@mikro-orm/migrations';

const tables = ['rollup_minute', 'rollup_hour', 'rollup_day', 'segment_hour', 'segment_day'];

/** What each person of the team did; empty in what the previous release writes, and in the past, of which nobody knows who it was. */
export class M0021TeamWork extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(`alter table ${table} add column team_work jsonb not null default '{}'`);
  }
}
