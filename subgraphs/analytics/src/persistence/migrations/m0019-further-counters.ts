import { Migration } from '@mikro-orm/migrations';

const tables = ['rollup_minute', 'rollup_hour', 'rollup_day', 'segment_hour', 'segment_day'];

const counts = [
  ...['views', 'started_views', 'abandoned', 'returning_visitors', 'known_visitors', 'reopened'],
  ...Array.from({ length: 10 }, (_, index) => `episode_${index}`),
  ...Array.from({ length: 13 }, (_, index) => `business_${index}`),
];
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
  }
}
