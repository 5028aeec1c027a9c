import type { Clock, Ids } from '@tertulia/persistence-kit';
import type { DomainEvent, EventName, EventPayload } from '@tertulia/events';
import type { BotsFeed, BotsWork } from './ports.js';

/** What every use case of this subgraph is given. */
export interface BotsDependencies {
  work: BotsWork;
  feed: BotsFeed;
  clock: Clock;
  ids: Ids;
}

/** A domain event of this moment. */
export function eventOf<N extends EventName>(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  name: N,
  about: { organizationId: string; payload: EventPayload<N> },
): DomainEvent<N> {
  return { id: deps.ids.next(), name, occurredAt: deps.clock.now().toISOString(), ...about };
}
