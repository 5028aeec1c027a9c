import type { EventBus, PubSub } from '@tertulia/messaging';
import { openSubgraphDatabase, type Clock, type Ids } from '@tertulia/persistence';
import type { Logger, Subgraph, SubgraphCaller } from '@tertulia/subgraph';
import { currentRequest, metricsOf } from '@tertulia/telemetry';
import type { AnalyticsDependencies, AnalyticsStore } from './application/ports.js';
import { botsSubgraph } from './clients/bots-subgraph.js';
import { pubSubFeed } from './clients/pub-sub-feed.js';
import { timerPause } from './clients/timer-pause.js';
import { registerConsumers } from './events/register-consumers.js';
import { buildAnalyticsSubgraph } from './graphql/schema.js';
import { analyticsMigrations } from './persistence/migrations/index.js';
import { mongoAnalyticsStore } from './persistence/mongo/mongo-analytics-store.js';
import { openMongo } from './persistence/mongo/open-mongo.js';
import { postgresAnalyticsStore } from './persistence/postgres-analytics-store.js';

/** What analytics stands on. */
export interface AnalyticsInput {
  /** `ownerUrl` for a role that may create the database, `appUrl` for the application's role. Needed only without MongoDB. */
  readonly databases: { readonly ownerUrl: string; readonly appUrl: string } | null;
  /** Where numbers are kept; null for PostgreSQL. Then everything of analytics lies there: nothing of it is in PostgreSQL. */
  readonly mongo: { readonly url: string } | null;
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

/** Where numbers are kept, as far as those need it who look after the process. */
export interface NumbersDatabase {
  /** Resolves when it answers. @throws DomainError DATABASE_UNAVAILABLE */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A running analytics. It publishes no events, so it has no outbox and no relay. */
export interface AnalyticsSubgraph {
  readonly subgraph: Subgraph;
  readonly database: NumbersDatabase;
  readonly deps: AnalyticsDependencies;
  /** Nothing runs by itself: numbers move when events come. For the likeness with other subgraphs. */
  start(): void;
  /** Takes no more events and closes the database. */
  stop(): Promise<void>;
}

/** Opens the store of numbers, registers the consumers, builds the graph. @throws DomainError DATABASE_UNAVAILABLE */
export async function createAnalyticsSubgraph(input: AnalyticsInput): Promise<AnalyticsSubgraph> {
  const { bus, pubSub, clock, ids, log } = input;
  const { store, ...database } = await openStore(input);
  const deps: AnalyticsDependencies = {
    store,
    feed: pubSubFeed(pubSub),
    findNewBots: botsSubgraph(input.callSubgraph, () => currentRequest()?.requestId ?? ids.next()),
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

interface OpenStore extends NumbersDatabase {
  store: AnalyticsStore;
}

async function openStore({ databases, mongo, settings }: AnalyticsInput): Promise<OpenStore> {
  const poolSize = settings?.poolSize === undefined ? {} : { poolSize: settings.poolSize };
  if (mongo !== null) {
    const database = await openMongo({ url: mongo.url, ...poolSize });
    const isUp = async (): Promise<boolean> =>
      database.ping().then(
        () => true,
        () => false,
      );
    const unwatch = metricsOf('analytics').watchStore('mongodb', isUp);
    const close = async (): Promise<void> => {
      unwatch();
      await database.close();
    };
    return { store: mongoAnalyticsStore(database.db), ping: database.ping, close };
  }
  if (databases === null) throw new TypeError('Analytics needs PostgreSQL or MongoDB');
  const name = 'analytics';
  const database = await openSubgraphDatabase({
    ...{ name, databases, migrations: analyticsMigrations, entities: [], ...poolSize },
  });
  return {
    store: postgresAnalyticsStore(database),
    ping: () => database.ping(),
    close: () => database.close(),
  };
}
