import { inboxOn } from '@tertulia/messaging';
import type { SubgraphGiven } from '@tertulia/service/declaration';
import type { TemplatesDependencies } from './application/dependencies.js';
import { graphBotFactory } from './clients/graph-bot-factory.js';
import { templatesConsumers } from './events/consumers.js';
import { templatesMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { templatesEntities } from './persistence/tables.js';

/** The catalogue itself needs no connection. */
const poolSize = 4;

/** Opens the database and the use cases on it. It publishes no events. */
export async function openTemplates(given: SubgraphGiven<object>) {
  const { callSubgraph, clock, ids } = given;
  const database = await given.openDatabase({
    ...{ migrations: templatesMigrations, entities: templatesEntities, poolSize },
  });
  const deps: TemplatesDependencies = {
    work: postgresWork(database),
    bots: graphBotFactory(callSubgraph),
    clock,
    ids,
  };
  return { deps, database, consumers: templatesConsumers(inboxOn(database, storesOn)) };
}
