import type { EntityManager } from '@mikro-orm/postgresql';
import { eventsOn } from '@tertulia/persistence';
import { eventOf, type Clock } from '@tertulia/use-case';
import type { OutsideEvents, OutsideNews, SentReport } from '../application/outside-ports.js';
import type { Facts } from '../domain/kinds.js';
import type { Occasion } from '../domain/notification.js';
import type { OutsideDigest } from '../domain/outside-digest.js';
import type { OutsideLetter } from '../domain/outside-digest-texts.js';

/** The id of a row, from the id that the API shows; null for one of another kind. */
export type RowIdOf = (kind: 'conversation' | 'connection' | 'webhookEndpoint', shown: string) => string | null;

interface Place {
  readonly clock: Clock;
  readonly rowIdOf: RowIdOf;
  /** Makes an address readable to identity alone, for the event with this id. */
  readonly sealAddress: (eventId: string, address: string) => string;
}

/** What other systems are told, as events of the outbox, where ids are unique. */
export class OutboxOutside implements OutsideEvents {
  constructor(
    private readonly em: EntityManager,
    private readonly place: Place,
  ) {}

  async tell(occasion: Occasion, { ways, ...news }: OutsideNews): Promise<void> {
    const { id, organizationId, kind, botIds, facts, occurredAt } = occasion;
    const payload = {
      ...{ ...news, ways: [...ways], kind, botIds: [...botIds], since: occurredAt.toISOString() },
      ...this.#subjectOf(facts),
    };
    const event = eventOf(this.#sourcesFor(id), 'notifications.alert-told.v1', { organizationId, payload });
    await eventsOn(this.em).emit(event);
  }

  async tellDigest({ id, organizationId, way }: OutsideDigest, letter: OutsideLetter): Promise<void> {
    const { kinds, since, ...whole } = letter;
    const payload = {
      ...{ ...whole, way, since: since.toISOString() },
      kinds: kinds.map(({ latest, ...kind }) => ({
        ...kind,
        latest: latest.map(({ occasion: { botIds, occurredAt, facts, isOver }, ...line }) => ({
          ...{ ...line, isOver, botIds: [...botIds], since: occurredAt.toISOString() },
          ...this.#subjectOf(facts),
        })),
      })),
    };
    const event = eventOf(this.#sourcesFor(id), 'notifications.alerts-gathered.v1', { organizationId, payload });
    await eventsOn(this.em).emit(event);
  }

  async tellMailed({ organizationId, outsideAddress, ...report }: SentReport): Promise<void> {
    const { deliveryId } = report;
    const sealedAddress = outsideAddress === null ? null : this.place.sealAddress(deliveryId, outsideAddress);
    const payload = { ...report, sealedAddress };
    const event = eventOf(this.#sourcesFor(deliveryId), 'notifications.report-mailed.v1', { organizationId, payload });
    await eventsOn(this.em).emitOnce(event);
  }

  /** An event with this id. */
  #sourcesFor(id: string) {
    return { clock: this.place.clock, ids: { next: () => id } };
  }

  /** What it is about, by the ids of rows. */
  #subjectOf(facts: Facts) {
    const { rowIdOf } = this.place;
    const idOf = (kind: Parameters<RowIdOf>[0], fact: Facts[string] | undefined) =>
      typeof fact === 'string' ? rowIdOf(kind, fact) : null;
    return {
      conversationId: idOf('conversation', facts['conversation']),
      connectionId: idOf('connection', facts['connection']),
      endpointId: idOf('webhookEndpoint', facts['endpoint']),
    };
  }
}
