import type { EntityManager } from '@mikro-orm/postgresql';
import type { Counters } from '@tertulia/metrics';
import { executeWithNext } from '@tertulia/persistence';
import { granularities, type Granularity, type RollupDifference } from '../domain/batch-fold.js';
import { mapColumns, numberColumnsIn, toColumns } from './counter-columns.js';
import { nilUuid } from './sql-values.js';

interface RollupTable {
  readonly table: string;
  readonly bucketType: string;
  /** The columns of the segment; they are part of the key. */
  readonly segment: readonly string[];
}

const segment = ['channel', 'language', 'visitor'];

export const rollupTables: Readonly<Record<Granularity, RollupTable>> = {
  MINUTE: { table: 'rollup_minute', bucketType: 'timestamptz', segment: [] },
  HOUR: { table: 'rollup_hour', bucketType: 'timestamptz', segment: [] },
  DAY: { table: 'rollup_day', bucketType: 'date', segment: [] },
  SEGMENT_HOUR: { table: 'segment_hour', bucketType: 'timestamptz', segment },
  SEGMENT_DAY: { table: 'segment_day', bucketType: 'date', segment },
};

/** One statement for each table, for any number of rows. */
const moveSql = Object.fromEntries(
  Object.entries(rollupTables).map(([granularity, { table, bucketType, segment: parts }]) => {
    const keys = ['bot_id', 'version_id', 'bucket', ...parts];
    const numberColumns = numberColumnsIn(granularity as Granularity);
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
      `insert into ${table} (organization_id, ${[...keys, ...columns].join(', ')})
      select ?, ${[...keys.map((key) => `row.${key}`), ...given].join(', ')}
      from json_to_recordset(?::json) as row(bot_id uuid, version_id uuid, bucket ${bucketType},
        ${[...parts.map((part) => `${part} text`), ...types].join(', ')})
      on conflict (organization_id, ${keys.join(', ')}) do update set ${moved.join(', ')}`,
    ];
  }),
) as Record<Granularity, string>;

/** Adds the differences to the rows of their size, and creates missing rows. Sent with the transaction's next statement. */
export async function moveRollups(
  em: EntityManager,
  organizationId: string,
  differences: readonly RollupDifference[],
): Promise<void> {
  // Sizes share the counters of a conversation that is alone in its rows.
  const known = new Map<Counters, Record<string, unknown>>();
  const columnsOf = (counters: Counters): Record<string, unknown> => {
    const columns = known.get(counters) ?? toColumns(counters);
    known.set(counters, columns);
    return columns;
  };
  for (const granularity of granularities) {
    const rows = differences
      .filter((difference) => difference.granularity === granularity)
      .map(({ bucket, botId, versionId, segment: own, counters }) => {
        return { bucket, bot_id: botId, version_id: versionId ?? nilUuid, ...own, ...columnsOf(counters) };
      });
    if (rows.length > 0) await executeWithNext(em, moveSql[granularity], [organizationId, JSON.stringify(rows)]);
  }
}
