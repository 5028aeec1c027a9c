import type { EventBus, PubSub } from '@tertulia/event-bus';
import { openSubgraphDatabase, type Clock, type Database, type Ids } from '@tertulia/persistence-kit';
import type { Logger, Subgraph, SubgraphCaller } from '@tertulia/subgraph-kit';
import type { AnalyticsDependencies } from './application/ports.js';
import { botsSubgraph } from './clients/bots-subgraph.js';
import { pubSubFeed } from './clients/pub-sub-feed.js';
import { timerPause } from './clients/timer-pause.js';
import { registerConsumers } from './events/register-consumers.js';
import { buildAnalyticsSubgraph } from './graphql/schema.js';
import { analyticsMigrations } from './persistence/migrations/index.js';
import { postgresAnalyticsStore } from './persistence/postgres-analytics-store.js';

/** What analytics stands on. */
export interface AnalyticsInput {
  /** `ownerUrl` for a role that may create the database, `appUrl` for the application's role. */
  readonly databases: { readonly ownerUrl: string; readonly appUrl: string };
  readonly bus: EventBus;
  readonly pubSub: PubSub;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** For asking `bots` of a bot whose event is still on the way. */
  readonly callSubgraph: SubgraphCaller;
  readonly settings?: {
    /** Connections at most. Default 10. */
    readonly poolSize?: number;
  };
}

/** A running analytics. It publishes no events, so it has no outbox and no relay. */
export interface AnalyticsSubgraph {
  readonly subgraph: Subgraph;
  readonly database: Database;
  readonly deps: AnalyticsDependencies;
  /** Nothing runs by itself: numbers move when events come. For the likeness with other subgraphs. */
  start(): void;
  /** Takes no more events and closes the database. */
  stop(): Promise<void>;
}

/** Migrates and opens the database, registers the consumers, builds the graph. */
export async function createAnalyticsSubgraph(input: AnalyticsInput): Promise<AnalyticsSubgraph> {
  const { databases, bus, pubSub, clock, ids, log, settings } = input;
  const database = await openSubgraphDatabase({
    name: 'analytics',
    databases,
    migrations: analyticsMigrations,
    entities: [],
    ...(settings?.poolSize === undefined ? {} : { poolSize: settings.poolSize }),
  });
  const deps: AnalyticsDependencies = {
    store: postgresAnalyticsStore(database),
    feed: pubSubFeed(pubSub),
    findNewBots: botsSubgraph(input.callSubgraph, () => ids.next()),
    pause: timerPause,
    clock,
  };
  const stopConsuming = registerConsumers(deps, bus);
  return {
    subgraph: buildAnalyticsSubgraph(deps, log),
    database,
    deps,
    start: () => undefined,
    stop: async () => {
      stopConsuming();
      await database.close();
    },
  };
}
