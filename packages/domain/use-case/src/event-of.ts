import { makeEvent, type DomainEvent, type EventName, type EventPayload } from '@tertulia/events';
import type { Clock, Ids } from './sources.js';

/** The organization and payload of an event. */
export interface EventContent<N extends EventName> {
  readonly organizationId: string;
  readonly payload: EventPayload<N>;
}

/** Creates a domain event with the current time. */
export function eventOf<N extends EventName>(
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
  name: N,
  { organizationId, payload }: EventContent<N>,
): DomainEvent<N> {
  return makeEvent(name, { id: ids.next(), occurredAt: clock.now(), organizationId }, payload);
}
