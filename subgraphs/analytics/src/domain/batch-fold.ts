import {
  add,
  applyEvent,
  clockHourOf,
  contributionOf,
  emptyCounters,
  hourOf,
  isZero,
  localDayOf,
  localHourOf,
  minuteOf,
  newFact,
  segmentOf,
  subtract,
  type ConversationFact,
  type ConversationKey,
  type Counters,
  type FactEvent,
  type Segment,
} from '@tertulia/metrics';

/** Sizes of rollups. Those of segments are also divided by channel, language and visitor, and their hours are those of the zone. */
export const granularities = ['MINUTE', 'HOUR', 'DAY', 'SEGMENT_HOUR', 'SEGMENT_DAY'] as const;

export type Granularity = (typeof granularities)[number];

/** True for rollups whose bucket is a local day. */
export function isDaily(granularity: Granularity): boolean {
  return granularity === 'DAY' || granularity === 'SEGMENT_DAY';
}

/** The key of a conversation in its events; whether its version has goals is looked up here. */
export type FactKey = Omit<ConversationKey, 'hasGoals'>;

/** The change of one rollup row. */
export interface RollupDifference {
  granularity: Granularity;
  /** Start of the minute or hour in ISO 8601, or the local day `YYYY-MM-DD`. */
  bucket: string;
  botId: string;
  versionId: string | null;
  /** Null for the sizes that are not divided by it. */
  segment: Segment | null;
  counters: Counters;
}

/** What identifies a rollup row. */
export type RollupKey = Omit<RollupDifference, 'counters'>;

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
    // A view and then a start say best where a conversation belongs: what another event or a view has said is corrected.
    const isNamed = event.kind === 'started' || (event.kind === 'viewed' && !present.isCounted);
    const named = isNamed ? { ...present, ...keyOf(base, key) } : present;
    changes.set(conversationId, { before, after: applyEvent(named, event) });
  }
  return [...changes.values()];
}

function keyOf(base: FoldBase, key: FactKey): ConversationKey {
  return { ...key, hasGoals: key.versionId !== null && (base.hasGoals.get(key.versionId) ?? false) };
}

/** The changes of the rollups of all sizes, one entry for each row, always in the same order. */
export function differencesOf(changes: readonly FactChange[], timeZone: string): RollupDifference[] {
  const rows = new Map<string, RollupDifference>();
  const move = (fact: ConversationFact, moved: Counters): void => {
    if (isZero(moved)) return;
    const ofDay = { ...moved, hours: hoursOf(moved.conversations, clockHourOf(fact.startedAt, timeZone)) };
    for (const key of keysOf(fact, timeZone)) {
      const id = rollupId(key);
      const row = rows.get(id);
      const counters = isDaily(key.granularity) ? ofDay : moved;
      rows.set(id, { ...key, counters: row === undefined ? counters : add(row.counters, counters) });
    }
  };
  for (const { before, after } of changes) {
    if (before === null) move(after, contributionOf(after));
    else if (isSamePlace(before, after)) move(after, subtract(contributionOf(after), contributionOf(before)));
    else {
      move(before, subtract(emptyCounters(), contributionOf(before)));
      move(after, contributionOf(after));
    }
  }
  return [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
}

/** The key of a rollup row as text. */
export function rollupId({ granularity, bucket, botId, versionId, segment }: RollupKey): string {
  const { channel = '', language = '', visitor = '' } = segment ?? {};
  return [granularity, bucket, botId, versionId, channel, language, visitor].join(' ');
}

function hoursOf(conversations: number, hour: number): number[] {
  return emptyCounters().hours.map((_, index) => (index === hour ? conversations : 0));
}

/** Both count in the same rows. */
function isSamePlace(one: ConversationFact, other: ConversationFact): boolean {
  return (
    one.startedAt.getTime() === other.startedAt.getTime() &&
    one.botId === other.botId &&
    one.versionId === other.versionId &&
    one.channel === other.channel &&
    one.language === other.language &&
    one.isReturning === other.isReturning
  );
}

function keysOf(fact: ConversationFact, timeZone: string): RollupKey[] {
  const { startedAt, botId, versionId } = fact;
  const of = { botId, versionId };
  const segment = segmentOf(fact);
  const day = localDayOf(startedAt, timeZone);
  const localHour = localHourOf(startedAt, timeZone).toISOString();
  return [
    { granularity: 'MINUTE', bucket: minuteOf(startedAt).toISOString(), ...of, segment: null },
    { granularity: 'HOUR', bucket: hourOf(startedAt).toISOString(), ...of, segment: null },
    { granularity: 'DAY', bucket: day, ...of, segment: null },
    { granularity: 'SEGMENT_HOUR', bucket: localHour, ...of, segment },
    { granularity: 'SEGMENT_DAY', bucket: day, ...of, segment },
  ];
}
