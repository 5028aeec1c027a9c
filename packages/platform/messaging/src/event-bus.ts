import type { DomainEvent, EventName } from '@tertulia/events';
import { inEventScope } from './event-scope.js';

/** Handles events of one organization, in order; several at once when they came together. Repeats must be harmless. */
export type BatchHandler<Name extends EventName = EventName> = (events: readonly DomainEvent<Name>[]) => Promise<void>;

/** Handles one event. Repeats must be harmless: wrap the work in `consumeOnce`. */
export type EventHandler<Name extends EventName = EventName> = (event: DomainEvent<Name>) => Promise<void>;

/** Ends a subscription. */
export type Unsubscribe = () => void;

/** What a transport still has of what it accepted: all, or what it had accepted until some time (null: nothing is certain). */
export type TransportMemory = { readonly isWhole: true } | { readonly isWhole: false; readonly keptUntil: Date | null };

/** Events that somebody has a right to have removed. */
export interface EventsToForget {
  readonly organizationId: string;
  readonly names: readonly EventName[];
  /** A text that stands in the event, such as an id. */
  readonly mentioning: string;
}

/** Carries committed events to consumers: at least once, and in order within an organization. */
export interface EventBus {
  /**
   * Hands events of one organization, in order, to every consumer of their names.
   * @param sender who keeps the events and gives them anew after a loss: refused when it has not asked `memoryOf` since the transport
   * was away, so that nothing new overtakes what was lost.
   * @throws DeliveryError when a consumer failed; the others have had theirs. RedisUnavailableError while the transport is away.
   */
  publish(events: readonly DomainEvent[], sender?: string): Promise<void>;
  /** How many publications, each of another organization, may be under way at once. */
  readonly publicationsAtOnce: number;
  /** Whether what this sender gave to the transport is still there. @throws RedisUnavailableError while the transport is away. */
  memoryOf(sender: string): Promise<TransportMemory>;
  /** From now on the sender gives everything anew that was lost: until the next loss it is whole. @throws RedisUnavailableError */
  remember(sender: string): Promise<void>;
  /** Since when the oldest event that not every consumer has handled waits in the transport; null when none does. @throws RedisUnavailableError */
  waitingSince(): Promise<Date | null>;
  /**
   * Takes events out of what the transport keeps; consumers keep what they have made of them. Their sender must have removed them
   * before. Answers how many there were. @throws RedisUnavailableError
   */
  forget(wanted: EventsToForget): Promise<number>;
  /** Calls back when the transport is there again after it was away. */
  onReturn(listener: () => void): Unsubscribe;
  /** One event at a time. `consumer` names the consumer for good: it is part of the record of what was handled. */
  subscribe<Name extends EventName>(consumer: string, names: readonly Name[], handle: EventHandler<Name>): Unsubscribe;
  /** All events that came together, for consumers that fold many into one transaction. */
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
    const told = failures.map(
      ({ consumer, error }) => `${consumer}: ${error instanceof Error ? error.message : String(error)}`,
    );
    super(
      failures.map(({ error }) => error),
      told.join('; '),
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

  /** Nothing is kept here. */
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
