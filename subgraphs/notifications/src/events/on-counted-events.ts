import type { EventOf } from '@tertulia/messaging';
import { countEvents } from '../application/count-events.js';
import type { NotificationsDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import type { CountedEvent } from '../domain/minute-counts.js';

export const countedEvents = [
  ...(['runtime.turn-taken.v1', 'runtime.turn-failed.v1'] as const),
  ...(['runtime.question-unanswered.v1', 'runtime.conversation-started.v1'] as const),
] as const;

type Counting = EventOf<(typeof countedEvents)[number]>;

/** Counts what rules of measured kinds look at. All events are of one organization, and each is new. */
export async function onCountedEvents(
  deps: Pick<NotificationsDependencies, 'clock'>,
  stores: Pick<Stores, 'counts'>,
  events: readonly Counting[],
): Promise<void> {
  const organizationId = events[0]?.organizationId;
  if (organizationId === undefined) return;
  const counted = events.map((event) => {
    return { botId: event.payload.botId, at: new Date(event.occurredAt), event: countedOf(event) };
  });
  await countEvents(deps, stores, { organizationId, events: counted });
}

function countedOf(event: Counting): CountedEvent {
  switch (event.name) {
    case 'runtime.turn-taken.v1':
      return { kind: 'ANSWER', responseMs: event.payload.responseMs };
    case 'runtime.turn-failed.v1':
      return { kind: 'FAILURE' };
    case 'runtime.question-unanswered.v1':
      return { kind: 'UNANSWERED' };
    case 'runtime.conversation-started.v1':
      return { kind: 'CONVERSATION' };
  }
}
