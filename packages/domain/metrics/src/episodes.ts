import type { ConversationFact, TimeSpan } from './fact.js';
import { isSettled } from './outcome.js';

/** What began a stretch of a conversation: its start, or something that happened after its first end. */
export const episodeTriggers = ['INITIAL', 'REOPENED'] as const;

/** How a stretch ended; each has exactly one, so that they add up to all. */
export const episodeOutcomes = [
  /** The bot neither replied nor handed off. */
  'UNINVOLVED',
  /** Resolved by the bot, without a hand-off or a person's reply. */
  'AUTONOMOUS',
  /** Resolved with the bot's part, but not by it alone. */
  'ASSISTED',
  /** Ended in another way, such as abandoned. */
  'UNRESOLVED',
  /** Not ended yet. */
  'OPEN',
] as const;

export type EpisodeTrigger = (typeof episodeTriggers)[number];
export type EpisodeOutcome = (typeof episodeOutcomes)[number];

export interface Episode {
  trigger: EpisodeTrigger;
  outcome: EpisodeOutcome;
}

/** Every kind, in the order in which counters count them; stored in databases: only append. */
export const episodeKinds: readonly Episode[] = episodeTriggers.flatMap((trigger) =>
  episodeOutcomes.map((outcome) => ({ trigger, outcome })),
);

/**
 * The stretches in which the bot could act: one up to the first end, and one for everything after it, however often the conversation was
 * reopened. Only first and last times decide, so that events may arrive in any order.
 */
export function episodesOf(fact: ConversationFact): Episode[] {
  const { endReason, endedAtMs } = fact;
  const ofEarlierRelease = endReason === null || endedAtMs === null ? null : { reason: endReason, atMs: endedAtMs };
  const first = fact.firstEnd ?? ofEarlierRelease;
  if (first === null) return [{ trigger: 'INITIAL', outcome: outcomeOf(before(fact, Infinity), null) }];
  const initial: Episode = { trigger: 'INITIAL', outcome: outcomeOf(before(fact, first.atMs), first.reason) };
  const lastEnd = endedAtMs !== null && endedAtMs > first.atMs ? endedAtMs : null;
  const isActiveAfter = (time: number): boolean => fact.lastActiveAtMs !== null && fact.lastActiveAtMs > time;
  if (lastEnd === null && !isActiveAfter(first.atMs)) return [initial];
  const isOpen = lastEnd === null || isActiveAfter(lastEnd);
  return [initial, { trigger: 'REOPENED', outcome: outcomeOf(after(fact, first.atMs), isOpen ? null : endReason) }];
}

interface Part {
  hasBotReply: boolean;
  isHandedOff: boolean;
  hasPersonReply: boolean;
}

/** Without times, as in facts of earlier releases, everything belongs to the first stretch. */
function before(fact: ConversationFact, atMs: number): Part {
  const happened = (isKnown: boolean, times: TimeSpan | null): boolean =>
    isKnown && (times === null || times[0] <= atMs);
  return {
    hasBotReply: happened(fact.botReplies > 0, fact.botTimes),
    isHandedOff: happened(fact.isHandedOff, fact.handOffTimes),
    hasPersonReply: happened(fact.hasHumanReply, fact.personTimes),
  };
}

function after(fact: ConversationFact, atMs: number): Part {
  const happened = (times: TimeSpan | null): boolean => times !== null && times[1] > atMs;
  return {
    hasBotReply: happened(fact.botTimes),
    isHandedOff: happened(fact.handOffTimes),
    hasPersonReply: happened(fact.personTimes),
  };
}

function outcomeOf({ hasBotReply, isHandedOff, hasPersonReply }: Part, endReason: string | null): EpisodeOutcome {
  if (!hasBotReply && !isHandedOff) return 'UNINVOLVED';
  if (endReason === null) return 'OPEN';
  if (isSettled(endReason) && hasBotReply && !isHandedOff && !hasPersonReply) return 'AUTONOMOUS';
  return isSettled(endReason) || endReason === 'RESOLVED_BY_HUMAN' ? 'ASSISTED' : 'UNRESOLVED';
}
