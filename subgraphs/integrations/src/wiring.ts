import { inboxOn } from '@tertulia/messaging';
import type { SubgraphGiven } from '@tertulia/service/declaration';
import type { IntegrationsDependencies } from './application/dependencies.js';
import { integrationsConsumers } from './events/consumers.js';
import { integrationsMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { integrationsEntities } from './persistence/tables.js';

/** Opens the database and creates the use cases. It publishes no events. */
export async function openIntegrations(given: SubgraphGiven<object>) {
  const database = await given.openDatabase({ migrations: integrationsMigrations, entities: integrationsEntities });
  const deps: IntegrationsDependencies = { work: postgresWork(database) };
  return { deps, database, consumers: integrationsConsumers(inboxOn(database, storesOn)) };
}
