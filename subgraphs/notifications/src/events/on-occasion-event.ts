import type { EventOf } from '@tertulia/messaging';
import { toGlobalId } from '@tertulia/subgraph';
import type { NotificationsDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import { raiseOccasion } from '../application/raise-occasion.js';
import type { Occasion } from '../domain/notification.js';
import { isBadRating } from '../domain/bad-rating.js';

export const occasionEvents = [
  ...(['billing.limit-reached.v1', 'runtime.urgency-detected.v1'] as const),
  ...(['runtime.conversation-rated.v1', 'runtime.goal-reached.v1'] as const),
] as const;

type OccasionEvent = EventOf<(typeof occasionEvents)[number]>;
type About = Pick<Occasion, 'key' | 'kind' | 'botIds' | 'facts'>;

/** Tells of what happened once. */
export async function onOccasionEvent(
  deps: Pick<NotificationsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  event: OccasionEvent,
): Promise<void> {
  const about = aboutOf(event);
  if (about === null) return;
  const { organizationId } = event;
  await raiseOccasion(deps, stores, {
    ...{ ...about, organizationId, alertId: null, occurredAt: new Date(event.occurredAt) },
  });
}

function aboutOf(event: OccasionEvent): About | null {
  if (event.name === 'billing.limit-reached.v1') {
    const { limit, percent, used, max, resetsAt } = event.payload;
    // Another period has another end.
    return { key: `quota ${limit} ${percent} ${resetsAt}`, kind: 'QUOTA', botIds: [], facts: { percent, used, max } };
  }
  const { conversationId, botId } = event.payload;
  const conversation = toGlobalId('conversation', conversationId);
  const about = { key: event.id, botIds: [botId] };
  if (event.name === 'runtime.urgency-detected.v1') return { ...about, kind: 'URGENT', facts: { conversation } };
  if (event.name === 'runtime.goal-reached.v1') {
    return { ...about, kind: 'GOAL', facts: { conversation, name: event.payload.name } };
  }
  const { value } = event.payload;
  return isBadRating(event.payload) ? { ...about, kind: 'BAD_RATING', facts: { conversation, value } } : null;
}
