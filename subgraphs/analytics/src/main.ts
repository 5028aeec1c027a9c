import { InMemoryPubSub, InProcessEventBus } from '@tertulia/event-bus';
import { systemClock, systemIds } from '@tertulia/persistence-kit';
import { createLog, httpSubgraphCaller, serveSubgraph, stopOnSignals } from '@tertulia/subgraph-kit';
import { readAnalyticsEnvironment } from './environment.js';
import { createAnalyticsSubgraph } from './wiring.js';

const settings = readAnalyticsEnvironment();
const { ownerUrl, appUrl, principalSecret, botsUrl, port, host } = settings;
const log = createLog('analytics', settings.logLevel);

const analytics = await createAnalyticsSubgraph({
  databases: { ownerUrl, appUrl },
  bus: new InProcessEventBus(),
  pubSub: new InMemoryPubSub(),
  clock: systemClock,
  ids: systemIds,
  log,
  callSubgraph: httpSubgraphCaller({ urls: { bots: botsUrl }, principalSecret }),
});
analytics.start();
const server = await serveSubgraph(analytics.subgraph, {
  ...{ port, host, principalSecret, log },
  isReady: () => analytics.database.ping(),
});
stopOnSignals(log, async () => {
  await server.stop();
  await analytics.stop();
});
