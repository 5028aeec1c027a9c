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

/** The key of a conversation in its events; whether its version has goals is looked up here. */
export type FactKey = Omit<ConversationKey, 'hasGoals'>;

/** The change of one rollup row. */
export interface RollupDifference {
  granularity: Granularity;
  /** Start of the minute or hour in ISO 8601, or the local day `YYYY-MM-DD`. */
  bucket: string;
  botId: string;
  versionId: string | null;
  counters: Counters;
}

/** A conversation before and after; null if it is new. */
export interface FactChange {
  before: ConversationFact | null;
  after: ConversationFact;
}

/** The state into which a batch is folded. */
export interface FoldBase {
  facts: ReadonlyMap<string, ConversationFact>;
  /** By version; an unknown version is absent. */
  hasGoals: ReadonlyMap<string, boolean>;
}

/** The conversations after the events. The result depends neither on their order nor on the division into batches. */
export function foldBatch(base: FoldBase, items: readonly { key: FactKey; event: FactEvent }[]): FactChange[] {
  const changes = new Map<string, FactChange>();
  for (const { key, event } of items) {
    const { conversationId } = key;
    const before = changes.get(conversationId)?.before ?? base.facts.get(conversationId) ?? null;
    const present = changes.get(conversationId)?.after ?? before ?? newFact(keyOf(base, key));
    // A conversation counts from its start, so its key may still be corrected then: nothing was counted yet.
    const named = event.kind === 'started' ? { ...present, ...keyOf(base, key) } : present;
    changes.set(conversationId, { before, after: applyEvent(named, event) });
  }
  return [...changes.values()];
}

function keyOf(base: FoldBase, key: FactKey): ConversationKey {
  return { ...key, hasGoals: key.versionId !== null && (base.hasGoals.get(key.versionId) ?? false) };
}

/** The changes of the rollups of all three sizes, one entry for each row, always in the same order. */
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
