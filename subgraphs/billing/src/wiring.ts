import { inboxOn } from '@tertulia/messaging';
import type { Job, SubgraphGiven } from '@tertulia/service/declaration';
import type { BillingDependencies } from './application/dependencies.js';
import { rollPeriods } from './application/roll-periods.js';
import { billingConsumers } from './events/consumers.js';
import { billingMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { billingEntities } from './persistence/tables.js';

/** Opens the database and the use cases on it. */
export async function openBilling(given: SubgraphGiven<object>) {
  const { clock, ids } = given;
  const database = await given.openDatabase({ migrations: billingMigrations, entities: billingEntities });
  const deps: BillingDependencies = { work: postgresWork(database), clock, ids };
  return {
    ...{ deps, database, outbox: database },
    consumers: billingConsumers(deps, inboxOn(database, storesOn)),
    jobs: jobsOf(deps),
  };
}

function jobsOf(deps: BillingDependencies): Job[] {
  return [
    // Reads compute the current period by themselves: this only publishes the change.
    {
      name: 'roll periods',
      everyMs: 60_000,
      isFirstAtOnce: true,
      underLock: true,
      run: async () => rollPeriods(deps),
    },
  ];
}
