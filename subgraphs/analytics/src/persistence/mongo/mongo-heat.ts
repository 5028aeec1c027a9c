import type { HeatQuery } from '../../application/heat-ports.js';
import { addedHeat, type HeatCounts, type HeatDifference, utcDayOf } from '../../domain/heat.js';
import { heatDaysOf, heatPiecesOf } from '../../domain/heat-window.js';
import type { Window } from '../../domain/window.js';
import { idOf, plainKey, safeKey, type Collections, type HeatDocument } from './documents.js';
import { isGone } from './mongo-report.js';

/** The key of a row's document, and its fields at creation. */
export function heatKey(organizationId: string, row: Omit<HeatDifference, 'counts'>) {
  const { granularity, bucket, botId, versionId } = row;
  const _id = idOf(organizationId, 'heat', granularity, bucket, botId, versionId);
  return { _id, born: { granularity, bucket, botId, versionId } };
}

export function storedCounts(counts: HeatCounts, prefix = ''): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([key, value]) => [`${prefix}${safeKey(key)}`, value]));
}

export function plainCounts(counts: Readonly<Record<string, number>>): HeatCounts {
  return Object.fromEntries(Object.entries(counts).map(([key, value]) => [plainKey(key), value]));
}

/** The documents of a window are at most those of its days and of 46 hours. */
export async function readHeat(collections: Collections, query: HeatQuery): Promise<HeatCounts> {
  const { organizationId, botId, versionId, window } = query;
  const $or = heatPiecesOf(window).map((piece) => ({ granularity: piece.granularity, bucket: within(piece) }));
  const [isDeleted, rows] = await Promise.all([
    isGone(collections, organizationId),
    collections.heat.find({ organizationId, botId, versionId, $or }).project<HeatDocument>({ counts: 1 }).toArray(),
  ]);
  return isDeleted ? {} : addedHeat(rows.map(({ counts }) => plainCounts(counts)));
}

/** The days that the window touches, recomputed from their hours. */
export async function heatDaysIn(
  { heat }: Collections,
  organizationId: string,
  window: Window,
): Promise<HeatDifference[]> {
  const bucket = within(heatDaysOf(window));
  const days = new Map<string, HeatDifference>();
  for await (const hour of heat.find({ organizationId, granularity: 'HOUR', bucket })) {
    const { botId, versionId, counts } = hour;
    const day = utcDayOf(new Date(hour.bucket)).toISOString();
    const id = [day, botId, versionId].join(' ');
    const sum = addedHeat([days.get(id)?.counts ?? {}, plainCounts(counts)]);
    days.set(id, { granularity: 'DAY', bucket: day, botId, versionId, counts: sum });
  }
  return [...days.values()];
}

/** Times are stored as text in ISO 8601, whose order is that of time. */
export function within({ from, to }: Window): { $gte: string; $lt: string } {
  return { $gte: from.toISOString(), $lt: to.toISOString() };
}
