import { RedisEventBus, RedisPubSub, type EventBus, type OutboxRelay, type PubSub } from '@tertulia/messaging';
import { RedisLocks, type Locks } from '@tertulia/locks';
import { systemClock, systemIds, type Clock, type Ids } from '@tertulia/persistence';
import type { RedisServer } from '@tertulia/messaging/redis';
import { httpSubgraphCaller, serveSubgraph, type Logger, type Subgraph, type SubgraphCaller } from '@tertulia/subgraph';
import { runService, urlOf, type RunningService } from './run-service.js';
import type { ServiceBase } from './service-base.js';
import { awaitPostgres } from './servers.js';
import { watchEvents } from './observe.js';
import type { SubgraphSettings } from './service-settings.js';

/** What a subgraph's wiring is given as a process of its own. */
export interface SubgraphBase<Settings extends SubgraphSettings> {
  readonly databases: Settings['databases'];
  readonly bus: EventBus;
  readonly pubSub: PubSub;
  readonly locks: Locks;
  readonly redis: RedisServer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly callSubgraph: SubgraphCaller;
  /** Names this process among the replicas. */
  readonly replicaId: string;
  /** Everything that was read from the environment. */
  readonly environment: Settings;
}

/** A subgraph as its wiring makes it. */
export interface SubgraphPart {
  readonly subgraph: Subgraph;
  readonly database: { ping(): Promise<void> };
  /** Absent where nothing is published. */
  readonly relay?: OutboxRelay;
  /** Begins its jobs. */
  start(): void;
  /** Ends jobs and consumers, closes the database. */
  stop(): Promise<void>;
}

/** One subgraph as a process. */
export interface SubgraphDefinition<Settings extends SubgraphSettings> {
  readonly name: string;
  /** Reads the settings. @throws EnvironmentError */
  read(): Settings;
  /** The wiring. */
  create(base: SubgraphBase<Settings>): Promise<SubgraphPart>;
}

/** Runs a subgraph as a process of its own, on the adapters that all replicas share. Ends the process, see `runService`. */
export async function runSubgraph<Settings extends SubgraphSettings>(
  definition: SubgraphDefinition<Settings>,
): Promise<void> {
  await runService<Settings>({
    name: definition.name,
    read: definition.read,
    open: async (base) => open(definition, base),
  });
}

async function open<Settings extends SubgraphSettings>(
  definition: SubgraphDefinition<Settings>,
  base: ServiceBase<Settings>,
): Promise<RunningService> {
  const { name, settings, log, redis, replicaId } = base;
  if (redis === null) throw new Error('A subgraph needs Redis');
  const { databases, principalSecret, port, host } = settings;
  if (databases !== null) await awaitPostgres(databases.ownerUrl, { patienceMs: settings.startPatienceMs, log });
  const bus = new RedisEventBus({ redis, log, replicaId });
  const pubSub = new RedisPubSub({ redis, log });
  const part = await definition.create({
    ...{ databases, bus, pubSub, locks: new RedisLocks({ redis, log }), redis, log, replicaId },
    clock: systemClock,
    ids: systemIds,
    callSubgraph: httpSubgraphCaller({ urls: settings.urls, principalSecret, from: name }),
    environment: settings,
  });
  watchEvents(name, bus, part.relay);
  part.start();
  bus.start();
  const isReady = async (): Promise<void> => part.database.ping();
  const server = await serveSubgraph(part.subgraph, { port, host, principalSecret, log, isReady });
  return {
    address: `${urlOf(host, server.port)}/graphql`,
    waitingFor: async () =>
      isReady().then(
        () => null,
        () => 'database',
      ),
    stop: async (how) => {
      await server.stop(how);
      await bus.stop();
      await part.stop();
      pubSub.close();
    },
  };
}
