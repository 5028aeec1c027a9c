import type { EventSink, PageRequest } from '@tertulia/use-case';
import type { PlanSubscription } from '../domain/subscription.js';
import type { UsageEntry, UsageKind } from '../domain/usage.js';

export interface SubscriptionStore {
  /** Null until the organization's trial has been stored. */
  of(organizationId: string): Promise<PlanSubscription | null>;
  /** Locked for change until the transaction ends. */
  lock(organizationId: string): Promise<PlanSubscription | null>;
  save(subscription: PlanSubscription): Promise<void>;
  /** Organizations whose period ended before the moment; needs platform scope. */
  endedBefore(now: Date): Promise<string[]>;
  /** Deletes every row of the organization. */
  deleteEverything(organizationId: string): Promise<void>;
}

/** How far a counter has moved. */
export interface CounterChange {
  readonly kind: UsageKind;
  /** Null for kinds with one running count. */
  readonly periodStart: Date | null;
  readonly from: number;
  readonly to: number;
}

export interface UsageStore {
  /** Adds the entries and changes the counters by the same amounts, serialized with concurrent calls. Returns the changed counters. */
  add(entries: readonly UsageEntry[]): Promise<CounterChange[]>;
  /** The counter; `periodStart` is null for kinds with one running count. */
  counter(organizationId: string, kind: UsageKind, periodStart: Date | null): Promise<number>;
  /** The ledger, newest first; one extra entry shows that there is more. */
  list(organizationId: string, page: PageRequest): Promise<UsageEntry[]>;
  count(organizationId: string): Promise<number>;
}

export interface Stores {
  subscriptions: SubscriptionStore;
  usage: UsageStore;
  readonly events: EventSink;
}
