import { inboxOn } from '@tertulia/messaging';
import type { SubgraphGiven } from '@tertulia/service/declaration';
import type { SpecimenDependencies } from './application/dependencies.js';
import { specimenConsumers } from './events/consumers.js';
import { specimenMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { specimenEntities } from './persistence/tables.js';

/** Opens the database and creates the use cases. It publishes no events. */
export async function openSpecimen(given: SubgraphGiven<object>) {
  const database = await given.openDatabase({ migrations: specimenMigrations, entities: specimenEntities });
  const deps: SpecimenDependencies = { work: postgresWork(database) };
  return { deps, database, consumers: specimenConsumers(inboxOn(database, storesOn)) };
}
