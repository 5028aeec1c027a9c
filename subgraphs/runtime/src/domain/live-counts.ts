/** The number of ongoing conversations of one bot. */
export interface BotCounts {
  readonly botId: string;
  /** Not ended, counted, last message within the idle minutes. */
  readonly active: number;
  /** Waiting for a person. */
  readonly waiting: number;
  /** With a person. */
  readonly withHuman: number;
  /** Open chats with a heartbeat within the last minute; null if unknown. */
  readonly present: number | null;
  /** Start of the longest current wait; ISO 8601 in UTC, null if nobody waits. */
  readonly waitingSince: string | null;
}

/** The live counts of an organization at a moment, in absolute numbers. */
export interface LiveMeasurement {
  readonly organizationId: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** False while heartbeats cannot be counted: then the number of open chats is unknown. */
  readonly isPresenceKnown: boolean;
  readonly bots: readonly BotCounts[];
}

/** A measurement with its place in the order: newer ones have a larger sequence, in whichever process they were made. */
export interface LiveSnapshot extends LiveMeasurement {
  readonly sequence: number;
  /** Null while the counts are live; otherwise since when heartbeats and changes of other processes have not arrived. ISO 8601 in UTC. */
  readonly staleSince: string | null;
}

/** Sums over the bots of a snapshot. */
export function totalsOf(snapshot: LiveSnapshot) {
  const { bots, isPresenceKnown } = snapshot;
  const sum = (key: 'active' | 'waiting' | 'withHuman' | 'present') =>
    bots.reduce((total, bot) => total + (bot[key] ?? 0), 0);
  const present = isPresenceKnown ? sum('present') : null;
  return { active: sum('active'), waiting: sum('waiting'), withHuman: sum('withHuman'), present };
}

/** The longest current wait; null if nobody waits. */
export function longestWaitSeconds(snapshot: LiveSnapshot): number | null {
  const since = snapshot.bots.flatMap((bot) => (bot.waitingSince === null ? [] : [Date.parse(bot.waitingSince)]));
  if (since.length === 0) return null;
  return Math.max(0, Math.round((Date.parse(snapshot.at) - Math.min(...since)) / 1_000));
}

/** True where two snapshots show the same numbers. */
export function showsTheSame(one: LiveSnapshot, other: LiveSnapshot): boolean {
  const shown = ({ bots, isPresenceKnown, staleSince }: LiveSnapshot) =>
    JSON.stringify([bots, isPresenceKnown, staleSince]);
  return shown(one) === shown(other);
}
