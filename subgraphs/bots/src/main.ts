import { InMemoryPubSub, InProcessEventBus } from '@tertulia/event-bus';
import { InMemoryLocks } from '@tertulia/locks';
import { systemClock, systemIds } from '@tertulia/persistence-kit';
import { createLog, serveSubgraph, stopOnSignals } from '@tertulia/subgraph-kit';
import { readBotsEnvironment } from './environment.js';
import { createBotsSubgraph } from './wiring.js';

const settings = readBotsEnvironment();
const { ownerUrl, appUrl, principalSecret, publicUrl, port, host } = settings;
const log = createLog('bots', settings.logLevel);

const bots = await createBotsSubgraph({
  databases: { ownerUrl, appUrl },
  bus: new InProcessEventBus(),
  pubSub: new InMemoryPubSub(),
  locks: new InMemoryLocks(),
  clock: systemClock,
  ids: systemIds,
  log,
  settings: { publicUrl },
});
bots.start();
const server = await serveSubgraph(bots.subgraph, {
  ...{ port, host, principalSecret, log },
  isReady: () => bots.database.ping(),
});
stopOnSignals(log, async () => {
  await server.stop();
  await bots.stop();
});
