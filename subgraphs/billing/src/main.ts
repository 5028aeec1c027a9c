import { InProcessEventBus } from '@tertulia/event-bus';
import { InMemoryLocks } from '@tertulia/locks';
import { systemClock, systemIds } from '@tertulia/persistence-kit';
import { createLog, serveSubgraph, stopOnSignals } from '@tertulia/subgraph-kit';
import { readBillingEnvironment } from './environment.js';
import { createBillingSubgraph } from './wiring.js';

const settings = readBillingEnvironment();
const { ownerUrl, appUrl, principalSecret, port, host } = settings;
const log = createLog('billing', settings.logLevel);

const billing = await createBillingSubgraph({
  databases: { ownerUrl, appUrl },
  bus: new InProcessEventBus(),
  locks: new InMemoryLocks(),
  clock: systemClock,
  ids: systemIds,
  log,
});
billing.start();
const server = await serveSubgraph(billing.subgraph, {
  ...{ port, host, principalSecret, log },
  isReady: () => billing.database.ping(),
});
stopOnSignals(log, async () => {
  await server.stop();
  await billing.stop();
});
