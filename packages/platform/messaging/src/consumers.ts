import type { EntityManager } from '@mikro-orm/postgresql';
import type { AnyDomainEvent, DomainEvent, EventName } from '@tertulia/events';
import type { DatabaseWork } from '@tertulia/persistence';
import { consumeBatchOnce } from './consume-once.js';
import type { EventBus, Unsubscribe } from './event-bus.js';

/** A consumer: which events it handles, and how. */
export interface Consumer {
  /** `<subgraph>.<purpose>`. It must never change, because it is part of the inbox rows. */
  readonly name: string;
  readonly events: readonly EventName[];
  /** MANY: all events of a batch at once; ONE: one at a time. */
  readonly takes: 'ONE' | 'MANY';
  /** Handles events of one organization, in order. Repeats must be harmless. */
  handle(events: readonly DomainEvent[]): Promise<void>;
}

/** An event of one of these names, narrowed by its name. */
export type EventOf<Name extends EventName> = Extract<AnyDomainEvent, { name: Name }>;

/** A consumer that tolerates repeats by itself. */
export function consumer<Name extends EventName>(
  name: string,
  events: readonly Name[],
  handle: (event: EventOf<Name>) => Promise<void>,
): Consumer {
  const each = async ([event]: readonly DomainEvent[]): Promise<void> => {
    if (event !== undefined) await handle(event as EventOf<Name>);
  };
  return { name, events, takes: 'ONE', handle: each };
}

/** The same for batches of events. */
export function batchConsumer<Name extends EventName>(
  name: string,
  events: readonly Name[],
  handle: (events: readonly EventOf<Name>[]) => Promise<void>,
): Consumer {
  return { name, events, takes: 'MANY', handle: async (some) => handle(some as readonly EventOf<Name>[]) };
}

/** What to do after the transaction is committed, if anything. */
type AfterCommit = (() => void) | undefined | void;

/** Makes consumers that handle each event once, in one transaction with its inbox row. */
export interface Inbox<Stores> {
  consumer<Name extends EventName>(
    name: string,
    events: readonly Name[],
    handle: (stores: Stores, event: EventOf<Name>) => Promise<AfterCommit>,
  ): Consumer;
  /** The handler receives the events that are new. */
  batchConsumer<Name extends EventName>(
    name: string,
    events: readonly Name[],
    handle: (stores: Stores, fresh: readonly EventOf<Name>[]) => Promise<AfterCommit>,
  ): Consumer;
}

/** The inbox of a database, for handlers that use its stores. */
export function inboxOn<Stores>(database: DatabaseWork, storesOn: (em: EntityManager) => Stores): Inbox<Stores> {
  const once =
    (name: string, handle: (stores: Stores, fresh: readonly DomainEvent[]) => Promise<AfterCommit>) =>
    async (events: readonly DomainEvent[]): Promise<void> => {
      let after: (() => void) | undefined;
      await consumeBatchOnce({ database, consumer: name, events }, async (em, fresh) => {
        after = (await handle(storesOn(em), fresh)) ?? undefined;
      });
      after?.();
    };
  return {
    consumer: <Name extends EventName>(
      name: string,
      events: readonly Name[],
      handle: (stores: Stores, event: EventOf<Name>) => Promise<AfterCommit>,
    ) =>
      consumer(name, events, async (event) =>
        once(name, async (stores, [fresh]) => {
          if (fresh !== undefined) return handle(stores, fresh as EventOf<Name>);
        })([event as DomainEvent]),
      ),
    batchConsumer: (name, events, handle) => ({
      ...{ name, events, takes: 'MANY' },
      handle: once(name, async (stores, fresh) => handle(stores, fresh as Parameters<typeof handle>[1])),
    }),
  };
}

/** Consumers that are subscribed. */
export interface Consuming {
  /** Accepts no more events; resolves when those being handled are finished. */
  end(): Promise<void>;
}

/** Thrown when an event reaches a consumer that has ended: the event was not handled. */
class ConsumerEndedError extends Error {
  override readonly name = 'ConsumerEndedError';

  constructor(consumer: string) {
    super(`${consumer} accepts no more events`);
  }
}

/** Subscribes consumers and tracks the events that they are handling. */
export function subscribeAll(bus: EventBus, consumers: readonly Consumer[]): Consuming {
  const inHand = new Set<Promise<void>>();
  let hasEnded = false;
  const taking =
    ({ name, handle }: Consumer) =>
    async (events: readonly DomainEvent[]): Promise<void> => {
      if (hasEnded) throw new ConsumerEndedError(name);
      const work = handle(events);
      inHand.add(work);
      await work.finally(() => inHand.delete(work));
    };
  const unsubscribes = consumers.map((one): Unsubscribe => {
    const take = taking(one);
    if (one.takes === 'MANY') return bus.subscribeBatches(one.name, one.events, take);
    return bus.subscribe(one.name, one.events, async (event) => take([event]));
  });
  return {
    end: async () => {
      hasEnded = true;
      for (const unsubscribe of unsubscribes) unsubscribe();
      await Promise.allSettled(inHand);
    },
  };
}
