import {
  add,
  applyEvent,
  contributionOf,
  hourOf,
  isZero,
  localDayOf,
  minuteOf,
  newFact,
  subtract,
  type ConversationFact,
  type ConversationKey,
  type Counters,
  type FactEvent,
} from '@tertulia/metrics';

export type Granularity = 'MINUTE' | 'HOUR' | 'DAY';

/** What names a conversation as an event tells it; whether its version has goals is known here. */
export type ToldKey = Omit<ConversationKey, 'hasGoals'>;

/** By how much one rollup row moves. */
export interface RollupDifference {
  granularity: Granularity;
  /** Start of the minute or hour in ISO 8601, or the local day `YYYY-MM-DD`. */
  bucket: string;
  botId: string;
  versionId: string | null;
  counters: Counters;
}

/** A conversation before and after; null where it was not known before. */
export interface FactChange {
  before: ConversationFact | null;
  after: ConversationFact;
}

/** What a batch is folded into. */
export interface FoldBase {
  facts: ReadonlyMap<string, ConversationFact>;
  /** By version; a version that was never heard of has none. */
  hasGoals: ReadonlyMap<string, boolean>;
}

/** The conversations that the events change. Neither order nor cutting into batches changes where all of them end. */
export function foldBatch(base: FoldBase, items: readonly { key: ToldKey; event: FactEvent }[]): FactChange[] {
  const changes = new Map<string, FactChange>();
  for (const { key, event } of items) {
    const { conversationId } = key;
    const before = changes.get(conversationId)?.before ?? base.facts.get(conversationId) ?? null;
    const present = changes.get(conversationId)?.after ?? before ?? newFact(keyOf(base, key));
    // A conversation counts from its start, so what it was called before may be corrected then: nothing was counted yet.
    const named = event.kind === 'started' ? { ...present, ...keyOf(base, key) } : present;
    changes.set(conversationId, { before, after: applyEvent(named, event) });
  }
  return [...changes.values()];
}

function keyOf(base: FoldBase, key: ToldKey): ConversationKey {
  return { ...key, hasGoals: key.versionId !== null && (base.hasGoals.get(key.versionId) ?? false) };
}

/** How the rollups of all three sizes move, one entry a row, in one order for all. */
export function differencesOf(changes: readonly FactChange[], timeZone: string): RollupDifference[] {
  const rows = new Map<string, RollupDifference>();
  for (const { before, after } of changes) {
    const counted = contributionOf(after);
    const moved = before === null ? counted : subtract(counted, contributionOf(before));
    if (isZero(moved)) continue;
    for (const [granularity, bucket] of bucketsOf(after.startedAt, timeZone)) {
      const id = [granularity, bucket, after.botId, after.versionId].join(' ');
      const row = rows.get(id);
      const { botId, versionId } = after;
      const counters = row === undefined ? moved : add(row.counters, moved);
      rows.set(id, { granularity, bucket, botId, versionId, counters });
    }
  }
  return [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
}

function bucketsOf(startedAt: Date, timeZone: string): [Granularity, string][] {
  return [
    ['MINUTE', minuteOf(startedAt).toISOString()],
    ['HOUR', hourOf(startedAt).toISOString()],
    ['DAY', localDayOf(startedAt, timeZone)],
  ];
}
