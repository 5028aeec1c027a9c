import type { EntityManager } from '@mikro-orm/postgresql';
import { executeWithNext } from '@tertulia/persistence';
import type { Granularity, RollupDifference } from '../domain/batch-fold.js';
import { mapColumns, numberColumns, toColumns } from './counter-columns.js';
import { nilUuid } from './sql-values.js';

export const rollupTables: Readonly<Record<Granularity, { table: string; bucketType: string }>> = {
  MINUTE: { table: 'rollup_minute', bucketType: 'timestamptz' },
  HOUR: { table: 'rollup_hour', bucketType: 'timestamptz' },
  DAY: { table: 'rollup_day', bucketType: 'date' },
};

/** One statement for each table, for any number of rows. */
const moveSql = Object.fromEntries(
  Object.entries(rollupTables).map(([granularity, { table, bucketType }]) => {
    const columns = [...numberColumns, ...mapColumns];
    const given = [
      ...numberColumns.map((column) => `coalesce(row.${column}, 0)`),
      ...mapColumns.map((column) => `row.${column}`),
    ];
    const types = [
      ...numberColumns.map((column) => `${column} bigint`),
      ...mapColumns.map((column) => `${column} jsonb`),
    ];
    const moved = [
      ...numberColumns.map((column) => `${column} = ${table}.${column} + excluded.${column}`),
      ...mapColumns.map((column) => `${column} = add_maps(${table}.${column}, excluded.${column})`),
    ];
    return [
      granularity,
      `insert into ${table} (organization_id, bot_id, version_id, bucket, ${columns.join(', ')})
      select ?, row.bot_id, row.version_id, row.bucket, ${given.join(', ')}
      from json_to_recordset(?::json) as row(bot_id uuid, version_id uuid, bucket ${bucketType}, ${types.join(', ')})
      on conflict (organization_id, bucket, bot_id, version_id) do update set ${moved.join(', ')}`,
    ];
  }),
) as Record<Granularity, string>;

/** Adds the differences to the rows of their size, and creates missing rows. Sent with the transaction's next statement. */
export async function moveRollups(
  em: EntityManager,
  organizationId: string,
  differences: readonly RollupDifference[],
): Promise<void> {
  for (const granularity of ['MINUTE', 'HOUR', 'DAY'] as const) {
    const rows = differences
      .filter((difference) => difference.granularity === granularity)
      .map(({ bucket, botId, versionId, counters }) => {
        return { bucket, bot_id: botId, version_id: versionId ?? nilUuid, ...toColumns(counters) };
      });
    if (rows.length > 0) await executeWithNext(em, moveSql[granularity], [organizationId, JSON.stringify(rows)]);
  }
}
