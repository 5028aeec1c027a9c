import type { EntityManager } from '@mikro-orm/postgresql';
import { executeWithNext } from '@tertulia/persistence';
import type { HeatQuery } from '../application/heat-ports.js';
import type { HeatCounts, HeatDifference } from '../domain/heat.js';
import { heatDaysOf, heatPiecesOf } from '../domain/heat-window.js';
import type { Window } from '../domain/window.js';

const moveSql = `insert into heat (organization_id, bot_id, version_id, granularity, bucket, counts)
  select ?, row.* from json_to_recordset(?::json)
    as row(bot_id uuid, version_id uuid, granularity text, bucket timestamptz, counts jsonb)
  on conflict (organization_id, bot_id, version_id, granularity, bucket)
    do update set counts = add_maps(heat.counts, excluded.counts)`;

/** The columns of a row, without its organization. */
export function heatRow({ botId, versionId, granularity, bucket, counts }: HeatDifference): Record<string, unknown> {
  return { bot_id: botId, version_id: versionId, granularity, bucket, counts };
}

/** Adds the differences to their rows, and creates missing ones. Sent with the transaction's next statement. */
export async function moveHeat(
  em: EntityManager,
  organizationId: string,
  differences: readonly HeatDifference[],
): Promise<void> {
  if (differences.length === 0) return;
  await executeWithNext(em, moveSql, [organizationId, JSON.stringify(differences.map(heatRow))]);
}

/** One statement for any window. */
export async function readHeat(em: EntityManager, query: HeatQuery): Promise<HeatCounts> {
  const { organizationId, botId, versionId, window } = query;
  const pieces = heatPiecesOf(window);
  const parts = pieces.map(() => '(granularity = ? and bucket >= ? and bucket < ?)');
  const bounds = pieces.flatMap(({ granularity, from, to }) => [granularity, from.toISOString(), to.toISOString()]);
  const rows = await em.execute<{ key: string; total: number }[]>(
    `select key, sum(value::text::bigint)::float8 as total from heat cross join lateral jsonb_each(counts)
    where organization_id = ? and bot_id = ? and version_id = ? and (${parts.join(' or ')}) group by key`,
    [organizationId, botId, versionId, ...bounds],
  );
  return Object.fromEntries(rows.map(({ key, total }) => [key, total]));
}

/** Recomputes the days that the window touches from their hours. */
export async function recountHeat(em: EntityManager, organizationId: string, window: Window): Promise<void> {
  const days = heatDaysOf(window);
  const bounds = [organizationId, days.from.toISOString(), days.to.toISOString()];
  const isInside = 'organization_id = ? and bucket >= ? and bucket < ?';
  await em.execute(`delete from heat where ${isInside} and granularity = 'DAY'`, bounds, 'run');
  await em.execute(
    `insert into heat (organization_id, bot_id, version_id, granularity, bucket, counts)
    select organization_id, bot_id, version_id, 'DAY', day, jsonb_object_agg(key, total) from (
      select organization_id, bot_id, version_id, date_trunc('day', bucket, 'UTC') as day, key, sum(value::text::bigint) as total
      from heat cross join lateral jsonb_each(counts) where ${isInside} and granularity = 'HOUR' group by 1, 2, 3, 4, 5
    ) as sums group by 1, 2, 3, 5`,
    bounds,
    'run',
  );
}
