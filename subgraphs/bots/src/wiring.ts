import { randomBytes } from 'node:crypto';
import type { WorkPool } from '@tertulia/bounded-work';
import { consumeOnce, narrowed, OutboxRelay, type EventBus, type PubSub } from '@tertulia/messaging';
import type { Locks } from '@tertulia/locks';
import {
  asPlatform,
  openSubgraphDatabase,
  type Clock,
  type Database,
  type DatabaseUrls,
  type Ids,
} from '@tertulia/persistence';
import { buildSubgraph, type Logger, type Subgraph, type SubgraphCaller } from '@tertulia/subgraph';
import type { BotsDependencies } from './application/dependencies.js';
import { failOverduePublications } from './application/fail-publication.js';
import { networkUrlOf } from './clients/network-address.js';
import { countedFeed } from './clients/counted-feed.js';
import { graphTemplateSource } from './clients/graph-template-source.js';
import { pubSubFeed } from './clients/pub-sub-feed.js';
import { openDocumentThreads, ThreadedDocuments } from './clients/threaded-documents.js';
import { onOrganizationChanged, organizationEvents } from './events/on-organization-changed.js';
import { onPublicationAnswered, publicationAnswers } from './events/on-publication-answered.js';
import { botsResolvers, botsReferences } from './graphql/schema.js';
import { botsMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { botsEntities } from './persistence/tables.js';

export interface BotsInput {
  /** The subgraph's own database. */
  databases: DatabaseUrls;
  bus: EventBus;
  pubSub: PubSub;
  locks: Locks;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** How templates are asked for what they make. */
  callSubgraph: SubgraphCaller;
  settings: {
    /** Where visitors reach the platform, without a slash at the end. */
    publicUrl: string;
  };
}

export interface BotsSubgraph {
  subgraph: Subgraph;
  relay: OutboxRelay;
  database: Database;
  deps: BotsDependencies;
  start(): void;
  stop(): Promise<void>;
}

/** How often attempts that the runtime never answered are looked for. */
const overdueCheckMs = 15_000;
const publicIdBytes = 12;

/** Migrates and opens the database, registers the consumers, builds the graph. */
export async function createBotsSubgraph(input: BotsInput): Promise<BotsSubgraph> {
  const { databases, bus, clock, ids, log } = input;
  const database = await openSubgraphDatabase({
    name: 'bots',
    databases,
    migrations: botsMigrations,
    entities: botsEntities,
  });
  const threads = openDocumentThreads();
  const deps: BotsDependencies = {
    work: postgresWork(database),
    feed: countedFeed(pubSubFeed(input.pubSub)),
    documents: new ThreadedDocuments(threads),
    templates: graphTemplateSource(input.callSubgraph),
    clock,
    ids,
    newPublicId: () => randomBytes(publicIdBytes).toString('base64url'),
  };
  registerConsumers(deps, database, bus);
  const relay = new OutboxRelay({ database, bus, clock, log });
  const { publicUrl } = input.settings;
  const subgraph = buildSubgraph({
    name: 'bots',
    resolvers: botsResolvers(deps, { publicUrl, networkUrl: networkUrlOf(publicUrl) }),
    references: botsReferences(deps),
    log,
  });
  return { subgraph, relay, database, deps, ...jobs({ deps, relay, database, log, locks: input.locks, threads }) };
}

function registerConsumers(deps: BotsDependencies, database: Database, bus: EventBus): void {
  bus.subscribe('bots.organizations', organizationEvents, async (event) => {
    await consumeOnce({ database, consumer: 'bots.organizations', event }, async (em) => {
      await onOrganizationChanged(storesOn(em), narrowed(event) as Parameters<typeof onOrganizationChanged>[1]);
    });
  });
  bus.subscribe('bots.publications', publicationAnswers, async (event) => {
    let changed: Awaited<ReturnType<typeof onPublicationAnswered>> = [];
    await consumeOnce({ database, consumer: 'bots.publications', event }, async (em) => {
      changed = await onPublicationAnswered(deps, storesOn(em), event);
    });
    for (const publication of changed) deps.feed.publicationChanged(publication);
  });
}

function jobs(about: {
  deps: BotsDependencies;
  relay: OutboxRelay;
  database: Database;
  log: Logger;
  locks: Locks;
  threads: WorkPool;
}) {
  const { deps, relay, database, log, locks, threads } = about;
  let timer: NodeJS.Timeout | undefined;
  const check = (): void => {
    locks
      .tryHold('bots:fail-overdue-publications', async () =>
        asPlatform('fail overdue publications', async () => failOverduePublications(deps)),
      )
      .catch((error: unknown) => log.error({ err: error }, 'overdue publications'));
  };
  return {
    start: () => {
      relay.start();
      timer = setInterval(check, overdueCheckMs);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await relay.stop();
      await threads.close();
      await database.close();
    },
  };
}
