import type { EntityManager } from '@mikro-orm/postgresql';
import { asPlatform, inTenant } from './tenancy.js';
import type { EventSink, Reach, UnitOfWork } from '@tertulia/use-case';
import type { DatabaseWork } from './database.js';
import { appendEventOnce, appendEvents } from './outbox.js';

/** Units of work on the stores of a database; `reach` becomes the tenancy scope of the connection. */
export function workOn<Stores>(database: DatabaseWork, storesOn: (em: EntityManager) => Stores): UnitOfWork<Stores> {
  return {
    read: async (reach, run) => scoped(reach, async () => database.read(async (em) => run(storesOn(em)))),
    transact: async (reach, run) => scoped(reach, async () => database.transact(async (em) => run(storesOn(em)))),
  };
}

/** Events that are published with the transaction of this manager. */
export function eventsOn(em: EntityManager): EventSink {
  return {
    emit: async (...events) => appendEvents(em, events),
    emitOnce: async (event) => appendEventOnce(em, event),
  };
}

function scoped<T>(reach: Reach, run: () => Promise<T>): Promise<T> {
  return 'platform' in reach ? asPlatform(reach.platform, run) : inTenant(reach.organizationId, run);
}
