/** How many conversations of one bot are under way. */
export interface BotCounts {
  readonly botId: string;
  /** Not ended, counted, last message within the idle minutes. */
  readonly active: number;
  /** Waiting for a person. */
  readonly waiting: number;
  /** With a person. */
  readonly withHuman: number;
  /** Open chats that gave a sign of life within a minute. */
  readonly present: number;
  /** Since when the one has waited that waits longest; ISO 8601 in UTC, null while nobody waits. */
  readonly waitingSince: string | null;
}

/** What is going on in an organization at a moment; absolute numbers, newer ones have a larger sequence. */
export interface LiveSnapshot {
  readonly organizationId: string;
  readonly sequence: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly bots: readonly BotCounts[];
}

/** Sums over the bots of a snapshot. */
export function totalsOf(snapshot: LiveSnapshot) {
  const { bots } = snapshot;
  const sum = (key: 'active' | 'waiting' | 'withHuman' | 'present') => bots.reduce((total, bot) => total + bot[key], 0);
  return { active: sum('active'), waiting: sum('waiting'), withHuman: sum('withHuman'), present: sum('present') };
}

/** How long the one has waited that waits longest; null while nobody waits. */
export function longestWaitSeconds(snapshot: LiveSnapshot): number | null {
  const since = snapshot.bots.flatMap((bot) => (bot.waitingSince === null ? [] : [Date.parse(bot.waitingSince)]));
  if (since.length === 0) return null;
  return Math.max(0, Math.round((Date.parse(snapshot.at) - Math.min(...since)) / 1_000));
}

/** True where two snapshots show the same numbers. */
export function showsTheSame(one: LiveSnapshot, other: LiveSnapshot): boolean {
  return JSON.stringify(one.bots) === JSON.stringify(other.bots);
}
