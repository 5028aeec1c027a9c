import type { ThreadMessageFragment } from '../../../gql/graphql.js';

/** A message as the thread shows it. */
export type ThreadMessage = ThreadMessageFragment;

/**
 * The known messages, ordered by sequence number, without duplicates. Numbers start at 1 and the platform leaves no
 * gap.
 */
export type KnownMessages = readonly ThreadMessage[];

/**
 * Adds messages in any order. A message that is known already is not replaced, so what the person reads never jumps.
 */
export function mergeMessages(known: KnownMessages, incoming: readonly ThreadMessage[]): KnownMessages {
  const fresh = new Map<number, ThreadMessage>();
  const seen = new Set(known.map((message) => message.sequence));
  for (const message of incoming) if (!seen.has(message.sequence)) fresh.set(message.sequence, message);
  if (fresh.size === 0) return known;
  return [...known, ...fresh.values()].toSorted((one, other) => one.sequence - other.sequence);
}

/**
 * The last sequence number up to which nothing is missing, counted from `floor`, the number before the first fetched
 * part.
 */
export function lastWithoutGap(known: KnownMessages, floor: number): number {
  let last = floor;
  for (const { sequence } of known) {
    if (sequence > last + 1) break;
    last = Math.max(last, sequence);
  }
  return last;
}

/** The messages that may be shown: those before the first gap. */
export function readable(known: KnownMessages, floor: number): KnownMessages {
  const last = lastWithoutGap(known, floor);
  return known.at(-1)?.sequence === last ? known : known.filter((message) => message.sequence <= last);
}

/** True when a message is missing before a known one. */
export function hasGap(known: KnownMessages, floor: number): boolean {
  return (known.at(-1)?.sequence ?? floor) > lastWithoutGap(known, floor);
}

/** The sequence number before the first message of a fetched part; 0 if the part is empty. */
export function floorOf(part: readonly ThreadMessage[]): number {
  return Math.max(0, (part[0]?.sequence ?? 1) - 1);
}

/** The part before `floor`, as `after` and `first` of the query; null if there is none. */
export function earlierPart(floor: number, size: number): { after: number; first: number } | null {
  if (floor <= 0) return null;
  const after = Math.max(0, floor - size);
  return { after, first: floor - after };
}
