import type { EntityManager } from '@mikro-orm/postgresql';
import { eventsOn } from '@tertulia/persistence';
import { eventOf, type Clock } from '@tertulia/use-case';
import type { OutsideEvents, OutsideNews } from '../application/outside-ports.js';
import type { Facts } from '../domain/kinds.js';
import type { Occasion } from '../domain/notification.js';

/** The id of a row, from the id that the API shows; null for one of another kind. */
export type RowIdOf = (kind: 'conversation' | 'connection' | 'webhookEndpoint', shown: string) => string | null;

interface Place {
  readonly clock: Clock;
  readonly rowIdOf: RowIdOf;
}

/** What other systems are told, as events of the outbox, where ids are unique. */
export class OutboxOutside implements OutsideEvents {
  constructor(
    private readonly em: EntityManager,
    private readonly place: Place,
  ) {}

  async tell(occasion: Occasion, { ways, ...news }: OutsideNews): Promise<void> {
    const { id, organizationId, kind, botIds, facts, occurredAt } = occasion;
    const { clock, rowIdOf } = this.place;
    const idOf = (kind: Parameters<RowIdOf>[0], fact: Facts[string] | undefined) =>
      typeof fact === 'string' ? rowIdOf(kind, fact) : null;
    const payload = {
      ...{ ...news, ways: [...ways], kind, botIds: [...botIds], since: occurredAt.toISOString() },
      conversationId: idOf('conversation', facts['conversation']),
      connectionId: idOf('connection', facts['connection']),
      endpointId: idOf('webhookEndpoint', facts['endpoint']),
    };
    const sources = { clock, ids: { next: () => id } };
    await eventsOn(this.em).emit(eventOf(sources, 'notifications.alert-told.v1', { organizationId, payload }));
  }
}
