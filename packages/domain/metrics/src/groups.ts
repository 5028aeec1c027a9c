import type { MetricKey } from './definitions.js';
import { episodesOf } from './episodes.js';
import type { ConversationFact } from './fact.js';
import { teamWorkOf } from './team-work.js';
import { hasOutcome, marksOf, type Mark, type Outcome } from './outcome.js';

type Belongs = (fact: ConversationFact, marks: ReadonlySet<Mark>) => boolean;

/** A conversation rated at or below this is never a success. */
const badRatingMax = 2;

const withOutcome =
  (outcome: Outcome): Belongs =>
  (_fact, marks) =>
    hasOutcome(outcome, marks);

/**
 * The groups of counted conversations of which metrics are made. Rollups count them and the lists behind metrics list them, both from here. Stored in
 * databases: the meaning of a name must not change.
 */
const belongs = {
  STARTED: () => true,
  COMPLETED: withOutcome('COMPLETED'),
  CONVERTED: withOutcome('CONVERTED'),
  SUCCESSFUL: (fact, marks) => {
    const isRatedBadly = fact.csat !== null && fact.csat <= badRatingMax;
    return !isRatedBadly && (fact.goals > 0 || (!fact.hasGoals && hasOutcome('COMPLETED', marks)));
  },
  INVOLVED: withOutcome('INVOLVED'),
  HANDED_OFF: withOutcome('HANDED_OFF'),
  RESOLVED: withOutcome('RESOLVED'),
  RATED_STARS: ({ csat }) => isIn(csat, 1, 5),
  SATISFIED: ({ csat }) => isIn(csat, 4, 5),
  RATED_NPS: ({ nps }) => isIn(nps, 0, 10),
  PROMOTERS: ({ nps }) => isIn(nps, 9, 10),
  DETRACTORS: ({ nps }) => isIn(nps, 0, 6),
  COMMENTED: ({ isCommented }) => isCommented,
  FAILED: withOutcome('FAILED'),
  /** A wait for the bot, or for a person, was measured. */
  BOT_TIMED: ({ responseHistogram }) => responseHistogram.some((count) => count > 0),
  PERSON_TIMED: ({ humanHistogram }) => humanHistogram.some((count) => count > 0),
  /** The same in opening hours. */
  BUSINESS_TIMED: ({ businessHistogram }) => businessHistogram.some((count) => count > 0),
  ABANDONED: ({ endReason }) => endReason === 'ABANDONED',
  /** The visitor had an earlier conversation. */
  RETURNING: ({ isReturning }) => isReturning === true,
  REOPENED: (fact) => episodesOf(fact).length > 1,
  MODEL_USED: ({ promptTokens, completionTokens }) => promptTokens + completionTokens > 0,
} as const satisfies Record<string, Belongs>;

export type ConversationGroup = keyof typeof belongs;

export const conversationGroups = Object.keys(belongs) as readonly ConversationGroup[];

/** The groups to which a conversation belongs; none before the first visitor message. */
export function groupsOf(fact: ConversationFact): ReadonlySet<ConversationGroup> {
  if (!fact.isCounted) return new Set();
  const marks = marksOf(fact);
  return new Set(conversationGroups.filter((group) => belongs[group](fact, marks)));
}

/** Where a person of the team did something. */
export type MemberGroup = `MEMBER ${string}`;

export function memberGroup(memberId: string): MemberGroup {
  return `MEMBER ${memberId}`;
}

/** The names under which a conversation is listed: its groups, and one for each person of the team who did something in it. */
export function listsOf(fact: ConversationFact): ReadonlySet<ConversationGroup | MemberGroup> {
  if (!fact.isCounted) return new Set();
  return new Set([...groupsOf(fact), ...teamWorkOf(fact.teamWork).map(({ memberId }) => memberGroup(memberId))]);
}

/** The groups of which each metric is made, what its figure counts first. Active bots and views are no conversations. */
export const groupsOfMetric: Readonly<Record<MetricKey, readonly ConversationGroup[]>> = {
  activeBots: [],
  conversations: ['STARTED'],
  completionRate: ['COMPLETED', 'STARTED'],
  conversionRate: ['CONVERTED', 'STARTED'],
  successRate: ['SUCCESSFUL', 'STARTED'],
  handOffRate: ['HANDED_OFF', 'INVOLVED'],
  resolutionRate: ['RESOLVED', 'INVOLVED'],
  botResponseTime: ['BOT_TIMED'],
  firstHumanResponse: ['PERSON_TIMED'],
  csat: ['SATISFIED', 'RATED_STARS', 'COMMENTED'],
  nps: ['RATED_NPS', 'PROMOTERS', 'DETRACTORS', 'COMMENTED'],
  errors: ['FAILED'],
  startRate: [],
  abandonmentRate: ['ABANDONED', 'STARTED'],
  returningRate: ['RETURNING'],
  reopenRate: ['REOPENED', 'STARTED'],
  humanReplyInBusinessHours: ['BUSINESS_TIMED'],
  aiTokens: ['MODEL_USED'],
};

function isIn(rating: number | null, least: number, most: number): boolean {
  return rating !== null && Number.isInteger(rating) && rating >= least && rating <= most;
}
