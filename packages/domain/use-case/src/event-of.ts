import { makeEvent, type DomainEvent, type EventName, type EventPayload } from '@tertulia/events';
import type { Clock, Ids } from './sources.js';

/** What an event tells, and of which organization. */
export interface EventContent<N extends EventName> {
  readonly organizationId: string;
  readonly payload: EventPayload<N>;
}

/** A domain event of this moment. */
export function eventOf<N extends EventName>(
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
  name: N,
  { organizationId, payload }: EventContent<N>,
): DomainEvent<N> {
  return makeEvent(name, { id: ids.next(), occurredAt: clock.now(), organizationId }, payload);
}
