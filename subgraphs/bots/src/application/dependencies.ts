import { makeEvent, type DomainEvent, type EventName, type EventPayload } from '@tertulia/events';
import type { BotsFeed, BotsWork, Clock, Documents, Ids, TemplateSource } from './ports.js';

/** Where visitors reach the platform: as it is told, and by the machine's own address where that is only `localhost`. */
export interface PublicAddresses {
  readonly publicUrl: string;
  readonly networkUrl: string | null;
}

/** What every use case of this subgraph is given. */
export interface BotsDependencies {
  work: BotsWork;
  feed: BotsFeed;
  documents: Documents;
  templates: TemplateSource;
  clock: Clock;
  ids: Ids;
  /** An unguessable public name for a bot. */
  newPublicId(): string;
}

/** A domain event of this moment. */
export function eventOf<N extends EventName>(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  name: N,
  about: { organizationId: string; payload: EventPayload<N> },
): DomainEvent<N> {
  const { organizationId, payload } = about;
  return makeEvent(name, { id: deps.ids.next(), occurredAt: deps.clock.now(), organizationId }, payload);
}
