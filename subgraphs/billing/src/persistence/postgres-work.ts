import type { EntityManager } from '@mikro-orm/postgresql';
import { eventsOn, workOn, type DatabaseWork } from '@tertulia/persistence';
import type { UnitOfWork } from '@tertulia/use-case';
import type { Stores } from '../application/ports.js';
import { PostgresSubscriptionStore } from './postgres-subscription-store.js';
import { PostgresUsageStore } from './postgres-usage-store.js';

/** Every store of this subgraph on one connection. */
export function storesOn(em: EntityManager): Stores {
  return {
    subscriptions: new PostgresSubscriptionStore(em),
    usage: new PostgresUsageStore(em),
    events: eventsOn(em),
  };
}

/** Units of work of this subgraph on PostgreSQL. */
export function postgresWork(database: DatabaseWork): UnitOfWork<Stores> {
  return workOn(database, storesOn);
}
