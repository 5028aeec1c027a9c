import type { EventSink } from '@tertulia/use-case';
import type { EntitlementStore } from './connection-ports.js';

/** Whose tokens are counted together: a conversation's, a bot's, a connection's or an organization's, all but the first by month. */
export interface ModelBudget {
  readonly organizationId: string;
  readonly scope: 'CONVERSATION' | 'BOT' | 'CONNECTION' | 'ORGANIZATION';
  readonly scopeId: string;
  /** Such as `2026-03`, in UTC; empty for a conversation. */
  readonly month: string;
}

/** Counters of tokens. */
export interface ModelBudgetStore {
  /** Adds to a counter, or takes off with a negative number, and returns the sum; it never falls below 0. */
  add(budget: ModelBudget, tokens: number, now: Date): Promise<number>;
  /** The sums of one scope and month by the id that they are of; without those of which nothing was counted. */
  tokensOf(budgets: Omit<ModelBudget, 'scopeId'>, scopeIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Deletes counters that have not changed since. */
  deleteBefore(time: Date): Promise<void>;
}

/** What is needed to count tokens and to report them in one transaction. */
export interface ModelStores {
  readonly budgets: ModelBudgetStore;
  readonly entitlements: Pick<EntitlementStore, 'of'>;
  readonly events: EventSink;
}

/** The month of a budget at a time. */
export function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7);
}
