import { bucketOf, durationOf, emptyHistogram, hourOf } from '@tertulia/metrics';
import type { FactKey } from './batch-fold.js';

/** What an event adds to the heat of a flow. */
export type HeatEvent =
  | {
      kind: 'visited';
      steps: readonly { blockId: string; edgeId: string | null; fromBlockId: string | null }[];
    }
  | { kind: 'asked'; blockId: string }
  /** `waitedMs` is null where it is not known. */
  | { kind: 'answered'; blockId: string; waitedMs: number | null };

/** Counts by the keys of `keyOf`: only sums, so that the order of events does not matter. */
export type HeatCounts = Record<string, number>;

/** The change of one row of heat: a version of a bot in an hour or a day, both of UTC, so that no time zone changes it. */
export interface HeatDifference {
  granularity: 'HOUR' | 'DAY';
  /** Its first moment in ISO 8601. */
  bucket: string;
  botId: string;
  versionId: string;
  counts: HeatCounts;
}

export interface BlockHeat {
  blockId: string;
  visits: number;
  /** Zero for blocks that ask nothing. */
  asked: number;
  answered: number;
  /** Share of times asked that were never answered; null if it never asked, 0 when there are more answers than times asked. */
  dropOff: number | null;
  /** Null if no time was measured. */
  medianSeconds: number | null;
}

export interface EdgeHeat {
  edgeId: string;
  /** The block that it leaves; null for the edge of an event. */
  fromBlockId: string | null;
  count: number;
  /** Of the visits to that block; at most 1, because a question that is answered anew is left anew. Null for the edge of an event. */
  share: number | null;
}

export interface Heat {
  blocks: BlockHeat[];
  edges: EdgeHeat[];
}

/** Upper bounds of the times to answer, from a second to a day. */
const answerBoundsMs: readonly number[] = [
  ...[1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 45_000, 60_000, 120_000, 300_000, 900_000, 3_600_000],
  86_400_000,
];

const dayMs = 86_400_000;

/** First moment of the day of UTC. */
export function utcDayOf(time: Date): Date {
  return new Date(Math.floor(time.getTime() / dayMs) * dayMs);
}

/** The changes of heat, one for each row, always in the same order. A conversation without a version has no flow. */
export function heatDifferences(items: readonly { key: FactKey; heat?: HeatEvent | undefined }[]): HeatDifference[] {
  const rows = new Map<string, HeatDifference>();
  for (const { key, heat } of items) {
    const { botId, versionId, startedAt } = key;
    if (heat === undefined || versionId === null) continue;
    for (const [granularity, start] of [
      ['HOUR', hourOf(startedAt)],
      ['DAY', utcDayOf(startedAt)],
    ] as const) {
      const bucket = start.toISOString();
      const id = [granularity, bucket, botId, versionId].join(' ');
      const row = rows.get(id) ?? { granularity, bucket, botId, versionId, counts: {} };
      for (const name of keysOf(heat)) row.counts[name] = (row.counts[name] ?? 0) + 1;
      rows.set(id, row);
    }
  }
  return [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
}

/** Keys have a prefix, so that no id of a block can be the name of a property that objects have. */
function keysOf(event: HeatEvent): string[] {
  switch (event.kind) {
    case 'visited':
      return event.steps.flatMap(({ blockId, edgeId, fromBlockId }) => [
        `visit:${blockId}`,
        ...(edgeId === null ? [] : [`edge:${JSON.stringify([edgeId, fromBlockId])}`]),
      ]);
    case 'asked':
      return [`asked:${event.blockId}`];
    case 'answered': {
      const { blockId, waitedMs } = event;
      const time = waitedMs === null ? [] : [`time${bucketOf(waitedMs, answerBoundsMs)}:${blockId}`];
      return [`answered:${blockId}`, ...time];
    }
  }
}

/** The heat of counts that were summed over any number of rows, blocks and edges by id. */
export function heatOf(counts: HeatCounts): Heat {
  const blocks = new Map<string, BlockCounts>();
  const edges: Omit<EdgeHeat, 'share'>[] = [];
  for (const [key, count] of Object.entries(counts)) {
    const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (kind === 'edge') {
      const [edgeId, fromBlockId] = JSON.parse(id) as [string, string | null];
      edges.push({ edgeId, fromBlockId, count });
      continue;
    }
    const block = blocks.get(id) ?? { visits: 0, asked: 0, answered: 0, times: emptyHistogram(answerBoundsMs) };
    blocks.set(id, withCount(block, kind, count));
  }
  const visitsOf = (blockId: string | null): number => (blockId === null ? 0 : (blocks.get(blockId)?.visits ?? 0));
  return {
    blocks: byId(
      [...blocks].map(([blockId, block]) => blockHeat(blockId, block)),
      ({ blockId }) => blockId,
    ),
    edges: byId(
      edges.map((edge) => ({ ...edge, share: shareOf(edge.count, visitsOf(edge.fromBlockId)) })),
      // An edge of an event leaves no block, and one edge may have left several over time.
      ({ edgeId, fromBlockId }) => `${edgeId} ${fromBlockId ?? ''}`,
    ),
  };
}

interface BlockCounts {
  visits: number;
  asked: number;
  answered: number;
  times: number[];
}

function withCount(block: BlockCounts, kind: string, count: number): BlockCounts {
  if (kind === 'visit') return { ...block, visits: count };
  if (kind === 'asked' || kind === 'answered') return { ...block, [kind]: count };
  const at = Number(kind.slice('time'.length));
  return { ...block, times: block.times.map((value, index) => (index === at ? count : value)) };
}

function blockHeat(blockId: string, { visits, asked, answered, times }: BlockCounts): BlockHeat {
  const { p50Ms } = durationOf(times, 0, answerBoundsMs);
  const dropOff = asked === 0 ? null : Math.max(0, asked - answered) / asked;
  return { blockId, visits, asked, answered, dropOff, medianSeconds: p50Ms === null ? null : p50Ms / 1_000 };
}

function shareOf(count: number, visits: number): number | null {
  return visits === 0 ? null : Math.min(1, count / visits);
}

function byId<T>(rows: readonly T[], idOf: (row: T) => string): T[] {
  return rows.toSorted((left, right) => (idOf(left) < idOf(right) ? -1 : 1));
}

/** Sums of counts by key. */
export function addedHeat(rows: readonly HeatCounts[]): HeatCounts {
  const sums = new Map<string, number>();
  for (const row of rows) {
    for (const [key, count] of Object.entries(row)) sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return Object.fromEntries(sums);
}
