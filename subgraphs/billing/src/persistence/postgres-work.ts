import type { EntityManager } from '@mikro-orm/postgresql';
import { appendEvent, type DatabaseWork } from '@tertulia/persistence';
import type { BillingWork, Stores } from '../application/ports.js';
import { PostgresSubscriptionStore } from './postgres-subscription-store.js';
import { PostgresUsageStore } from './postgres-usage-store.js';

/** Every store of this subgraph on one connection. */
export function storesOn(em: EntityManager): Stores {
  return {
    subscriptions: new PostgresSubscriptionStore(em),
    usage: new PostgresUsageStore(em),
    emit: async (event) => appendEvent(em, event),
  };
}

export function postgresWork(database: DatabaseWork): BillingWork {
  return {
    read: (run) => database.read((em) => run(storesOn(em))),
    transact: (run) => database.transact((em) => run(storesOn(em))),
  };
}
