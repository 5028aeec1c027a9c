import { InMemoryPubSub, InProcessEventBus } from '@tertulia/event-bus';
import { InMemoryLocks } from '@tertulia/locks';
import { systemClock, systemIds } from '@tertulia/persistence-kit';
import { createLog, httpSubgraphCaller, serveSubgraph, stopOnSignals } from '@tertulia/subgraph-kit';
import { readIdentityEnvironment } from './environment.js';
import { createIdentitySubgraph } from './wiring.js';

const settings = readIdentityEnvironment();
const { ownerUrl, appUrl, principalSecret, publicUrl, port, host } = settings;
const log = createLog('identity', settings.logLevel);

const identity = await createIdentitySubgraph({
  databases: { ownerUrl, appUrl },
  bus: new InProcessEventBus(),
  pubSub: new InMemoryPubSub(),
  locks: new InMemoryLocks(),
  redis: null,
  clock: systemClock,
  ids: systemIds,
  log,
  callSubgraph: httpSubgraphCaller({ urls: {}, principalSecret }),
  settings: { publicUrl },
});
identity.start();
const server = await serveSubgraph(identity.subgraph, {
  ...{ port, host, principalSecret, log },
  isReady: () => identity.database.ping(),
});
stopOnSignals(log, async () => {
  await server.stop();
  await identity.stop();
});
