import type { DomainEvent } from '@tertulia/events';
import type { PlanSubscription } from '../domain/subscription.js';
import type { UsageEntry, UsageKind } from '../domain/usage.js';

export interface PageRequest {
  limit: number;
  direction: 'FORWARD' | 'BACKWARD';
  cursor: { sortKey: string; id: string } | null;
}

export interface SubscriptionStore {
  /** Null until the organization's trial has been stored. */
  of(organizationId: string): Promise<PlanSubscription | null>;
  /** Held for change until the transaction ends. */
  lock(organizationId: string): Promise<PlanSubscription | null>;
  save(subscription: PlanSubscription): Promise<void>;
  /** Organizations whose period ended before the moment; needs platform scope. */
  endedBefore(now: Date): Promise<string[]>;
  /** Removes every row of the organization from this subgraph. */
  deleteEverything(organizationId: string): Promise<void>;
}

export interface UsageStore {
  /** Writes the lines and moves the counters by the same amounts. */
  add(entries: readonly UsageEntry[]): Promise<void>;
  /** The counter; `periodStart` null for kinds with one running count. */
  counter(organizationId: string, kind: UsageKind, periodStart: Date | null): Promise<number>;
  /** The ledger, newest first, one more than asked when there is more. */
  list(organizationId: string, page: PageRequest): Promise<UsageEntry[]>;
  count(organizationId: string): Promise<number>;
}

export interface Stores {
  subscriptions: SubscriptionStore;
  usage: UsageStore;
  /** Leaves with the transaction, or not at all. */
  emit(event: DomainEvent): Promise<void>;
}

/** The only way to the stores: reads on one connection, writes all or nothing. */
export interface BillingWork {
  read<T>(run: (stores: Stores) => Promise<T>): Promise<T>;
  transact<T>(run: (stores: Stores) => Promise<T>): Promise<T>;
}

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** A new uuid, later ones sort after earlier ones. */
  next(): string;
}

export interface BillingDependencies {
  work: BillingWork;
  clock: Clock;
  ids: Ids;
}
