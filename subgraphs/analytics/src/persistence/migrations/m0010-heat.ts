import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Visits, answers and ways taken in the flow of a version, by hour and by day of UTC. */
export class M0010Heat extends Migration {
  override up(): void {
    this.addSql(`create table heat (
      organization_id uuid not null,
      bot_id uuid not null,
      version_id uuid not null,
      granularity text not null check (granularity in ('HOUR', 'DAY')),
      -- The first moment of the hour or day.
      bucket timestamptz not null,
      counts jsonb not null,
      primary key (organization_id, bot_id, version_id, granularity, bucket)
    )`);
    for (const sql of rowLevelSecurity('heat')) this.addSql(sql);
  }
}
