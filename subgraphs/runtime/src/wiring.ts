import { randomBytes, randomInt } from 'node:crypto';
import { consumeOnce, narrowed, OutboxRelay, type EventBus, type PubSub } from '@tertulia/messaging';
import type { Locks } from '@tertulia/locks';
import { openSubgraphDatabase, type Clock, type Database, type Ids } from '@tertulia/persistence';
import type { RedisServer } from '@tertulia/messaging/redis';
import { buildSubgraph, type Logger, type Subgraph, type SubgraphCaller } from '@tertulia/subgraph';
import { metricsOf } from '@tertulia/telemetry';
import type { RuntimeDependencies } from './application/dependencies.js';
import { endIdleConversations } from './application/end-idle-conversations.js';
import { finishOpenEffects } from './application/finish-open-effects.js';
import { measureLiveFloor } from './application/measure-live-floor.js';
import type { AnswerProvider } from './application/ports.js';
import { removeExpiredSimulations } from './application/remove-expired-simulations.js';
import { tellWaitingVisitors } from './application/tell-waiting-visitors.js';
import { openDefinitionThreads, type DefinitionThreads } from './clients/definition-threads.js';
import { intervalJobs, type Job } from './clients/interval-jobs.js';
import { graphDraftSource, graphMemberDirectory } from './clients/graph-clients.js';
import { JoseVisitorTokens } from './clients/jose-visitor-tokens.js';
import { KeptDefinitions } from './clients/kept-definitions.js';
import { liveConnection } from './clients/live-connection.js';
import { MeasuredLiveFloor } from './clients/measured-live-floor.js';
import { OfflineAnswers } from './clients/offline-answers.js';
import { pubSubFeed } from './clients/pub-sub-feed.js';
import { botEvents, onBotChanged } from './events/on-bot-changed.js';
import { onOrganizationChanged, organizationEvents } from './events/on-organization-changed.js';
import { erasureEvents, onVisitorErased } from './events/on-visitor-erased.js';
import { OrganizationStub } from './graphql/foreign.type.js';
import { runtimeReferences, runtimeResolvers } from './graphql/schema.js';
import { liveParts, type LiveParts } from './live-parts.js';
import { runtimeMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { runtimeEntities } from './persistence/tables.js';

/** What runtime is configured with. */
export interface RuntimeSettings {
  /** Signs visitors' tokens; the gateway verifies with the same. At least 32 characters. */
  readonly visitorTokenSecret: string;
  /** Connections at most. Default 10. */
  readonly poolSize?: number;
}

/** What runtime stands on. */
export interface RuntimeInput {
  readonly databases: { readonly ownerUrl: string; readonly appUrl: string };
  readonly bus: EventBus;
  readonly pubSub: PubSub;
  readonly locks: Locks;
  /** Where signs of life are shared; null keeps them in this process. */
  readonly redis: RedisServer | null;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly callSubgraph: SubgraphCaller;
  /** Where answers come from; without one the bots' own knowledge. */
  readonly answers?: AnswerProvider;
  readonly settings: RuntimeSettings;
}

/** A running runtime. */
export interface Runtime {
  readonly subgraph: Subgraph;
  readonly relay: OutboxRelay;
  readonly database: Database;
  /** Begins to deliver events, to finish open effects and to end idle conversations. */
  start(): void;
  /** Ends all of it and closes the database; resolves when nothing runs any more. */
  stop(): Promise<void>;
  /** The jobs, for those who do not want to wait for them. Each answers how many it dealt with. */
  readonly useCases: {
    endIdleConversations(): Promise<number>;
    finishOpenEffects(): Promise<number>;
    tellWaitingVisitors(): Promise<number>;
  };
}

/** Brings runtime's database up to date, registers its consumers and builds the subgraph on it. */
export async function createRuntimeSubgraph(input: RuntimeInput): Promise<Runtime> {
  const { databases, bus, clock, log } = input;
  const database = await openSubgraphDatabase({
    name: 'runtime',
    databases,
    migrations: runtimeMigrations,
    entities: runtimeEntities,
    ...(input.settings.poolSize === undefined ? {} : { poolSize: input.settings.poolSize }),
  });
  const live = liveParts(input);
  const threads = openDefinitionThreads();
  const { deps, floor } = dependenciesOf(input, { database, live, threads });
  registerConsumers(deps, database, bus);
  const relay = new OutboxRelay({ database, bus, clock, log });
  const subgraph = buildSubgraph({
    name: 'runtime',
    resolvers: runtimeResolvers(deps),
    orphanedTypes: [OrganizationStub],
    references: runtimeReferences(deps),
    log,
  });
  const useCases = {
    endIdleConversations: async () => endIdleConversations(deps),
    finishOpenEffects: async () => finishOpenEffects(deps),
    tellWaitingVisitors: async () => tellWaitingVisitors(deps),
  };
  const jobs = intervalJobs(log, jobsOf({ deps, floor, live, locks: input.locks }));
  return {
    ...{ subgraph, relay, database, useCases },
    start: () => {
      relay.start();
      jobs.start();
    },
    stop: async () => {
      floor.stop();
      await jobs.stop();
      await relay.stop();
      await threads.close();
      await database.close();
    },
  };
}

function jobsOf(about: { deps: RuntimeDependencies; floor: MeasuredLiveFloor; live: LiveParts; locks: Locks }): Job[] {
  const { deps, floor, live, locks } = about;
  return [
    // Without a lock: each effect is taken up by one process, also while locks cannot be had.
    { name: 'finish open effects', everyMs: 5_000, isFirstAtOnce: true, run: async () => finishOpenEffects(deps) },
    {
      name: 'end idle conversations',
      everyMs: 20_000,
      isFirstAtOnce: true,
      run: async () => locks.tryHold('runtime:end-idle-conversations', async () => endIdleConversations(deps)),
    },
    {
      name: 'tell waiting visitors',
      everyMs: 20_000,
      isFirstAtOnce: true,
      run: async () => locks.tryHold('runtime:tell-waiting-visitors', async () => tellWaitingVisitors(deps)),
    },
    {
      name: 'remove simulations',
      everyMs: 3_600_000,
      isFirstAtOnce: true,
      run: async () => locks.tryHold('runtime:remove-simulations', async () => removeExpiredSimulations(deps)),
    },
    { name: 'refresh the live floor', everyMs: 5_000, isFirstAtOnce: false, run: async () => floor.refresh() },
    { name: 'forget presence', everyMs: 60_000, isFirstAtOnce: false, run: async () => live.sweep(deps.clock.now()) },
  ];
}

function dependenciesOf(
  input: RuntimeInput,
  made: { database: Database; live: LiveParts; threads: DefinitionThreads },
) {
  const { clock, ids, pubSub, log, callSubgraph } = input;
  const { database, live, threads } = made;
  const { presence, sequences } = live;
  const work = postgresWork(database, { clock, ids });
  const floor = new MeasuredLiveFloor({
    pubSub,
    connection: liveConnection(pubSub, input.redis),
    sequences,
    measure: async (organizationId) => measureLiveFloor({ work, presence, clock }, organizationId),
    nowMs: () => clock.now().getTime(),
    onError: (error) => log.warn({ err: error }, 'live floor'),
  });
  const deps: RuntimeDependencies = {
    ...{ work, floor, presence, clock, ids },
    definitions: new KeptDefinitions(threads.reading),
    feed: pubSubFeed(pubSub),
    answers: input.answers ?? new OfflineAnswers(threads.answering, () => performance.now()),
    tokens: new JoseVisitorTokens(input.settings.visitorTokenSecret),
    members: graphMemberDirectory(callSubgraph),
    drafts: graphDraftSource(callSubgraph),
    turns: { count: (outcome, ms) => metricsOf('runtime').countTurn({ outcome, ms }) },
    newSeed: () => randomInt(2 ** 32),
    monotonicMs: () => performance.now(),
  };
  return { deps, floor };
}

function registerConsumers(deps: RuntimeDependencies, database: Database, bus: EventBus): void {
  const replicaId = `runtime-${randomBytes(4).toString('hex')}`;
  bus.subscribe('runtime.bots', botEvents, async (event) => {
    await consumeOnce({ database, consumer: 'runtime.bots', event }, async (em) => {
      await onBotChanged(
        { ...deps, replicaId },
        storesOn(em, deps),
        narrowed(event) as Parameters<typeof onBotChanged>[2],
      );
    });
  });
  bus.subscribe('runtime.erasures', erasureEvents, async (event) => onVisitorErased(bus, event));
  bus.subscribe('runtime.organizations', organizationEvents, async (event) => {
    await consumeOnce({ database, consumer: 'runtime.organizations', event }, async (em) => {
      await onOrganizationChanged(storesOn(em, deps), narrowed(event) as Parameters<typeof onOrganizationChanged>[1]);
    });
  });
}
