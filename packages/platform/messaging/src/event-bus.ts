import type { DomainEvent, EventName } from '@tertulia/events';
import { inEventScope } from './event-scope.js';

/** Handles events of one organization, in order; several at once when they arrived together. Repeats must be harmless. */
export type BatchHandler<Name extends EventName = EventName> = (events: readonly DomainEvent<Name>[]) => Promise<void>;

/** Handles one event. Repeats must be harmless: wrap the work in `consumeOnce`. */
export type EventHandler<Name extends EventName = EventName> = (event: DomainEvent<Name>) => Promise<void>;

/** Ends a subscription. */
export type Unsubscribe = () => void;

/** What a transport still has of the events that it accepted: all, or only those accepted after some time (null: unknown). */
export type TransportMemory = { readonly isWhole: true } | { readonly isWhole: false; readonly keptUntil: Date | null };

/** Selects events that must be deleted, for example for an erasure. */
export interface EventsToForget {
  readonly organizationId: string;
  readonly names: readonly EventName[];
  /** A text that occurs in the event, such as an id. */
  readonly mentioning: string;
}

/** Carries committed events to consumers: at least once, in order within an organization. */
export interface EventBus {
  /**
   * Delivers events of one organization, in order, to every consumer of their names.
   * @param sender identifies the outbox that publishes again after a loss. Publishing is refused unless the sender has called `memoryOf`
   * since the transport was last unavailable, so that no new event overtakes a lost one.
   * @throws DeliveryError when a consumer failed; the other consumers were called. RedisUnavailableError while the transport is
   * unavailable.
   */
  publish(events: readonly DomainEvent[], sender?: string): Promise<void>;
  /** How many publications, each of another organization, may run at once. */
  readonly publicationsAtOnce: number;
  /** Whether the transport still has what this sender published. @throws RedisUnavailableError while the transport is unavailable. */
  memoryOf(sender: string): Promise<TransportMemory>;
  /**
   * Records that the sender has marked all lost events for publishing again: nothing is missing until the next loss. @throws
   * RedisUnavailableError
   */
  remember(sender: string): Promise<void>;
  /**
   * When the transport accepted the oldest event that some consumer has not handled; null when there is none. @throws RedisUnavailableError
   */
  waitingSince(): Promise<Date | null>;
  /**
   * Deletes events from the transport; what consumers have stored is not affected. The sender must have deleted them before. Returns how
   * many there were. @throws RedisUnavailableError
   */
  forget(wanted: EventsToForget): Promise<number>;
  /** Calls the listener when the transport is available again. */
  onReturn(listener: () => void): Unsubscribe;
  /** One event at a time. `consumer` must never change: it is part of the inbox rows. */
  subscribe<Name extends EventName>(consumer: string, names: readonly Name[], handle: EventHandler<Name>): Unsubscribe;
  /** All events that arrived together, for consumers that handle many in one transaction. */
  subscribeBatches<Name extends EventName>(
    consumer: string,
    names: readonly Name[],
    handle: BatchHandler<Name>,
  ): Unsubscribe;
}

/** Which consumers failed to handle a publication, and why. */
export class DeliveryError extends AggregateError {
  override readonly name = 'DeliveryError';

  constructor(failures: readonly { readonly consumer: string; readonly error: unknown }[]) {
    const reasons = failures.map(
      ({ consumer, error }) => `${consumer}: ${error instanceof Error ? error.message : String(error)}`,
    );
    super(
      failures.map(({ error }) => error),
      reasons.join('; '),
    );
  }
}

interface Consumer {
  readonly name: string;
  readonly names: ReadonlySet<EventName>;
  readonly handle: (events: readonly DomainEvent[]) => Promise<void>;
}

/** The bus inside one process: `publish` resolves when every consumer has handled the events. */
export class InProcessEventBus implements EventBus {
  readonly publicationsAtOnce = 1;
  readonly #consumers = new Map<string, Consumer>();

  async publish(events: readonly DomainEvent[]): Promise<void> {
    const consumers = [...this.#consumers.values()];
    const outcomes = await Promise.allSettled(consumers.map(async (consumer) => deliver(consumer, events)));
    const failures = outcomes.flatMap((outcome, at) =>
      outcome.status === 'rejected' ? [{ consumer: consumers[at]?.name ?? '', error: outcome.reason as unknown }] : [],
    );
    if (failures.length > 0) throw new DeliveryError(failures);
  }

  async memoryOf(): Promise<TransportMemory> {
    return { isWhole: true };
  }

  async remember(): Promise<void> {
    await Promise.resolve();
  }

  async waitingSince(): Promise<Date | null> {
    return null;
  }

  /** This transport stores nothing. */
  async forget(): Promise<number> {
    return 0;
  }

  onReturn(): Unsubscribe {
    return () => undefined;
  }

  subscribe<Name extends EventName>(consumer: string, names: readonly Name[], handle: EventHandler<Name>): Unsubscribe {
    return this.#add(consumer, names, async (events) => {
      for (const event of events) await handle(event as DomainEvent<Name>);
    });
  }

  subscribeBatches<Name extends EventName>(
    consumer: string,
    names: readonly Name[],
    handle: BatchHandler<Name>,
  ): Unsubscribe {
    return this.#add(consumer, names, async (events) => handle(events as readonly DomainEvent<Name>[]));
  }

  #add(name: string, names: readonly EventName[], handle: Consumer['handle']): Unsubscribe {
    if (this.#consumers.has(name)) throw new Error(`A consumer named ${name} is subscribed already`);
    this.#consumers.set(name, { name, names: new Set(names), handle });
    return () => this.#consumers.delete(name);
  }
}

async function deliver(consumer: Consumer, events: readonly DomainEvent[]): Promise<void> {
  const wanted = events.filter((event) => consumer.names.has(event.name));
  if (wanted.length > 0) await inEventScope(consumer.name, wanted, async () => consumer.handle(wanted));
}
