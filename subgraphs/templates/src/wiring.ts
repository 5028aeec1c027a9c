import { consumeOnce, narrowed, type EventBus, type PubSub } from '@tertulia/messaging';
import { openSubgraphDatabase, type Clock, type Database, type Ids } from '@tertulia/persistence';
import type { Logger, Subgraph, SubgraphCaller } from '@tertulia/subgraph';
import type { TemplatesDependencies } from './application/ports.js';
import { graphBotFactory } from './clients/graph-bot-factory.js';
import { onOrganizationChanged, organizationEvents } from './events/on-organization-changed.js';
import { buildTemplatesSubgraph } from './graphql/schema.js';
import { templatesMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { templatesEntities } from './persistence/tables.js';

/** What templates is configured with. */
export interface TemplatesSettings {
  /** Connections at most. Default 4: the catalogue itself needs none. */
  readonly poolSize?: number;
}

/** What templates stands on. */
export interface TemplatesInput {
  /** The subgraph's own database: for a role that may create it, and for the application's role. */
  readonly databases: { readonly ownerUrl: string; readonly appUrl: string };
  readonly bus: EventBus;
  /** Not used: templates has no subscriptions. */
  readonly pubSub: PubSub;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** How the bots subgraph is asked to make bots. */
  readonly callSubgraph: SubgraphCaller;
  readonly settings: TemplatesSettings;
}

/** A running templates subgraph. It publishes no events, so it has no relay. */
export interface Templates {
  readonly subgraph: Subgraph;
  readonly database: Database;
  readonly deps: TemplatesDependencies;
  /** Nothing runs by itself here; there for all subgraphs to be started alike. */
  start(): void;
  stop(): Promise<void>;
}

const defaultPoolSize = 4;

/** Migrates and opens the database, registers the consumer, builds the graph. */
export async function createTemplatesSubgraph(input: TemplatesInput): Promise<Templates> {
  const { databases, bus, clock, ids, log, callSubgraph, settings } = input;
  const database = await openSubgraphDatabase({
    name: 'templates',
    databases,
    migrations: templatesMigrations,
    entities: templatesEntities,
    poolSize: settings.poolSize ?? defaultPoolSize,
  });
  const deps: TemplatesDependencies = {
    work: postgresWork(database),
    bots: graphBotFactory(callSubgraph),
    clock,
    ids,
  };
  const consumer = 'templates.organizations';
  const unsubscribe = bus.subscribe(consumer, organizationEvents, async (event) => {
    await consumeOnce({ database, consumer, event }, async (em) => {
      await onOrganizationChanged(storesOn(em), narrowed(event) as Parameters<typeof onOrganizationChanged>[1]);
    });
  });
  return {
    subgraph: buildTemplatesSubgraph(deps, log),
    database,
    deps,
    start: () => undefined,
    stop: async () => {
      unsubscribe();
      await database.close();
    },
  };
}
