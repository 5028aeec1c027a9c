import { InMemoryPubSub, InProcessEventBus } from '@tertulia/event-bus';
import { InMemoryLocks } from '@tertulia/locks';
import { systemClock, systemIds } from '@tertulia/persistence-kit';
import { createLog, httpSubgraphCaller, serveSubgraph, stopOnSignals } from '@tertulia/subgraph-kit';
import { readRuntimeEnvironment } from './environment.js';
import { createRuntimeSubgraph } from './wiring.js';

const settings = readRuntimeEnvironment();
const { ownerUrl, appUrl, principalSecret, visitorTokenSecret, urls, port, host } = settings;
const log = createLog('runtime', settings.logLevel);

const runtime = await createRuntimeSubgraph({
  databases: { ownerUrl, appUrl },
  bus: new InProcessEventBus(),
  pubSub: new InMemoryPubSub(),
  locks: new InMemoryLocks(),
  redis: null,
  clock: systemClock,
  ids: systemIds,
  log,
  callSubgraph: httpSubgraphCaller({ urls, principalSecret }),
  settings: { visitorTokenSecret },
});
runtime.start();
const server = await serveSubgraph(runtime.subgraph, {
  ...{ port, host, principalSecret, log },
  isReady: () => runtime.database.ping(),
});
stopOnSignals(log, async () => {
  await server.stop();
  await runtime.stop();
});
