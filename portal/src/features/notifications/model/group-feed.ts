import { dayOf } from '../../../i18n/days.js';

/** A notification as far as it is grouped. */
type Groupable = { id: string; kind: string; occurredAt: string; bot: { id: string } | null };

/** Notifications of one kind, bot and day, in their order; mostly a single one. */
export type FeedGroup<Item> = { first: Item; others: readonly Item[] };

/** The groups in the order of their newest notification; days are those of the zone. */
export function groupFeed<Item extends Groupable>(items: readonly Item[], timeZone: string): FeedGroup<Item>[] {
  const groups = Map.groupBy(
    items,
    ({ kind, bot, occurredAt }) => `${kind} ${bot?.id ?? ''} ${dayOf(Date.parse(occurredAt), timeZone)}`,
  );
  return [...groups.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [{ first, others }]));
}
