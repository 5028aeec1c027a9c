import type { Settings, ValuesOf } from '@tertulia/environment';
import { DomainError } from '@tertulia/errors';
import { RedisEventBus, RedisPubSub } from '@tertulia/messaging';
import { systemClock, systemIds } from '@tertulia/persistence';
import { httpSubgraphCaller } from '@tertulia/subgraph';
import { awaitServer } from './await-server.js';
import { readSubgraphSettings, type SubgraphDeclaration, type SubgraphSettings } from './declare-subgraph.js';
import { processEnvironment } from './environment.js';
import { watchEvents } from './observe.js';
import { openSubgraph } from './open-subgraph.js';
import { runService, urlOf, type RunningService } from './run-service.js';
import { serveSubgraph } from './serve-subgraph.js';
import type { ServiceBase } from './service-base.js';
import { awaitPostgres } from './servers.js';
import type { SubgraphHost } from './subgraph-parts.js';

/** Runs a subgraph as a separate process, on adapters that all replicas share. Ends the process, see `runService`. */
export async function runSubgraph<Own extends Settings>(declaration: SubgraphDeclaration<Own>): Promise<void> {
  await runService<SubgraphSettings<ValuesOf<Own>>>({
    name: declaration.name,
    read: () => readSubgraphSettings(declaration, processEnvironment()),
    open: async (base) => open(declaration, base),
  });
}

async function open<Own extends Settings>(
  declaration: SubgraphDeclaration<Own>,
  base: ServiceBase<SubgraphSettings<ValuesOf<Own>>>,
): Promise<RunningService> {
  const { name, settings, log, redis, replicaId } = base;
  if (redis === null) throw new Error('A subgraph needs Redis');
  const { databases, principalSecret, port, host } = settings;
  const bus = new RedisEventBus({ redis, log, replicaId });
  const pubSub = new RedisPubSub({ redis, log });
  const part = await openPatiently(declaration, settings, {
    ...{ databases, bus, pubSub, redis, log, replicaId },
    clock: systemClock,
    ids: systemIds,
    callSubgraph: httpSubgraphCaller({ urls: settings.urls, principalSecret, from: name }),
    settings: settings.own,
  });
  watchEvents(name, bus, part.relay);
  part.start();
  bus.start();
  const isReady = async (): Promise<void> => part.database.ping();
  const { routes } = part;
  const server = await serveSubgraph(part.subgraph, { port, host, principalSecret, log, isReady, routes });
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

/** A subgraph opens its stores first: while one is unavailable nothing else has happened. */
async function openPatiently<Own extends Settings>(
  declaration: SubgraphDeclaration<Own>,
  settings: SubgraphSettings<ValuesOf<Own>>,
  host: SubgraphHost<ValuesOf<Own>> & Pick<ServiceBase, 'log'>,
) {
  const waiting = { patienceMs: settings.startPatienceMs, log: host.log };
  const open = async () => openSubgraph(declaration, host);
  await awaitPostgres(settings.databases.ownerUrl, waiting);
  const { server = '', setting = '' } = declaration.otherStore ?? {};
  if (((settings.own as Readonly<Record<string, unknown>>)[setting] ?? null) === null) return open();
  const isUnavailable = (error: unknown): boolean =>
    error instanceof DomainError && error.code === 'DATABASE_UNAVAILABLE';
  return awaitServer({
    name: server,
    setting: declaration.settings[setting]?.variable ?? '',
    ...waiting,
    open,
    isUnavailable,
  });
}
