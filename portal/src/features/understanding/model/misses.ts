import type { BotUnderstandingQuery, UnderstandingCheckQuery } from '../../../gql/graphql.js';

/** What a bot missed in the last 30 days. */
export type Understanding = NonNullable<NonNullable<BotUnderstandingQuery['bot']>['understanding']>;

/** Missed texts that mean about the same, the most frequent first. */
export type MissGroup = Understanding['groups'][number];

/** What the current draft makes of the texts. */
export type UnderstandingCheck = NonNullable<
  NonNullable<NonNullable<UnderstandingCheckQuery['bot']>['understanding']>['check']
>;

/** Groups of which the draft does not understand every text, and those of which it does. */
export function divided(
  groups: readonly MissGroup[],
  check: UnderstandingCheck | null,
): { open: readonly MissGroup[]; understood: readonly MissGroup[] } {
  const ids = new Set(check?.understoodIds);
  const isUnderstood = ({ texts }: MissGroup): boolean => texts.every(({ id }) => ids.has(id));
  return { open: groups.filter((group) => !isUnderstood(group)), understood: groups.filter(isUnderstood) };
}
