import { InMemoryPubSub, InProcessEventBus } from '@tertulia/event-bus';
import { systemClock, systemIds } from '@tertulia/persistence-kit';
import { createLog, httpSubgraphCaller, serveSubgraph, stopOnSignals } from '@tertulia/subgraph-kit';
import { readTemplatesEnvironment } from './environment.js';
import { createTemplatesSubgraph } from './wiring.js';

const { ownerUrl, appUrl, botsUrl, principalSecret, port, host, logLevel } = readTemplatesEnvironment();
const log = createLog('templates', logLevel);

const templates = await createTemplatesSubgraph({
  databases: { ownerUrl, appUrl },
  bus: new InProcessEventBus(),
  pubSub: new InMemoryPubSub(),
  clock: systemClock,
  ids: systemIds,
  log,
  callSubgraph: httpSubgraphCaller({ urls: { bots: botsUrl }, principalSecret }),
  settings: {},
});
templates.start();
const server = await serveSubgraph(templates.subgraph, {
  ...{ port, host, principalSecret, log },
  isReady: () => templates.database.ping(),
});
stopOnSignals(log, async () => {
  await server.stop();
  await templates.stop();
});
