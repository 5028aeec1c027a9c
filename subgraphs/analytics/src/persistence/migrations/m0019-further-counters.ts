import { Migration } from '@mikro-orm/migrations';

const tables = ['rollup_minute', 'rollup_hour', 'rollup_day', 'segment_hour', 'segment_day'];

const counts = [
  ...['views', 'started_views', 'abandoned', 'returning_visitors', 'known_visitors', 'reopened'],
  ...Array.from({ length: 10 }, (_, index) => `episode_${index}`),
  ...Array.from({ length: 13 }, (_, index) => `business_${index}`),
];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const sums = ['prompt_tokens', 'completion_tokens', 'business_sum_ms'];
const maps = ['error_codes', 'model_use'];

/** Zero in what the previous release writes; the recount of the new revision fills in the past. */
export class M0019FurtherCounters extends Migration {
  override up(): void {
    const columns = [
      ...counts.map((column) => `add column ${column} integer not null default 0`),
      ...sums.map((column) => `add column ${column} bigint not null default 0`),
      ...maps.map((column) => `add column ${column} jsonb not null default '{}'`),
    ];
    for (const table of tables) this.addSql(`alter table ${table} ${columns.join(', ')}`);
    const ofDays = hours.map((hour) => `add column hour_${hour} integer not null default 0`);
    for (const table of ['rollup_day', 'segment_day']) this.addSql(`alter table ${table} ${ofDays.join(', ')}`);
    this.addSql("select set_config('tertulia.platform', 'on', true)");
    this.addSql(hoursOfDaysSql);
  }
}

const clock = 'r.bucket at time zone o.time_zone';

/** What days of the past know of their hours already. */
export const hoursOfDaysSql = `
  update rollup_day as d set ${hours.map((hour) => `hour_${hour} = h.hour_${hour}`).join(', ')}
  from (
    select r.organization_id, r.bot_id, r.version_id, (${clock})::date as day,
      ${hours.map((hour) => `coalesce(sum(r.conversations) filter (where extract(hour from ${clock}) = ${hour}), 0) as hour_${hour}`).join(', ')}
    from rollup_hour as r join organization as o on o.organization_id = r.organization_id
    group by r.organization_id, r.bot_id, r.version_id, day
  ) as h
  where d.organization_id = h.organization_id and d.bot_id = h.bot_id and d.version_id = h.version_id and d.bucket = h.day`;
