import type { DomainEvent } from '@tertulia/events';

/**
 * The rows that a unit of work can access: those of one organization, or all, with the reason why no organization can be given
 * (a sign-in, a look-up by public id, a job of the platform itself).
 */
export type Reach = { readonly organizationId: string } | { readonly platform: string };

/** Access to the stores: reads on one connection, or a transaction. */
export interface UnitOfWork<Stores> {
  read<T>(reach: Reach, run: (stores: Stores) => Promise<T>): Promise<T>;
  /** Runs `run` in a transaction and repeats it after a deadlock, so `run` must have no side effects outside the stores. */
  transact<T>(reach: Reach, run: (stores: Stores) => Promise<T>): Promise<T>;
}

/** Emits the events of a transaction: they are published if it commits, and dropped if it rolls back. */
export interface EventSink {
  emit(...events: readonly DomainEvent[]): Promise<void>;
  /** Emits an event unless one with its id was emitted within the last day. */
  emitOnce(event: DomainEvent): Promise<void>;
}
