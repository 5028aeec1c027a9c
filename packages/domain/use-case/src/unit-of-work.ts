import type { DomainEvent } from '@tertulia/events';

/**
 * Whose rows a unit of work may reach: one organization's, or the platform's with the reason why no organization can be named
 * (a sign-in, a look-up by public id, a job of the platform itself).
 */
export type Reach = { readonly organizationId: string } | { readonly platform: string };

/** The only way to the stores: reads on one connection, writes all or nothing. */
export interface UnitOfWork<Stores> {
  read<T>(reach: Reach, run: (stores: Stores) => Promise<T>): Promise<T>;
  /** May run again from the start after a deadlock: no effects but through the stores. */
  transact<T>(reach: Reach, run: (stores: Stores) => Promise<T>): Promise<T>;
}

/** Where events of a transaction leave: with its commit, or not at all. */
export interface EventSink {
  emit(...events: readonly DomainEvent[]): Promise<void>;
}
