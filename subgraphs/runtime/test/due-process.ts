import { InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import { uuidV7Ids, type DatabaseUrls } from '@tertulia/persistence';
import { openSubgraph } from '@tertulia/service';
import { createLog } from '@tertulia/subgraph';
import type { RuntimeSettings } from '../src/settings.js';
import { subgraph } from '../src/subgraph.js';
import { openRuntime } from '../src/wiring.js';

// Takes the turns that are due as a process of its own, which is killed when it has used up its ids: in the middle of a transaction.

const { databases, settings, now, idsLeft } = JSON.parse(process.argv[2] ?? '') as {
  readonly databases: DatabaseUrls;
  readonly settings: RuntimeSettings;
  readonly now: string;
  readonly idsLeft: number;
};
const clock = { now: () => new Date(now) };
const made = uuidV7Ids(clock);
let left = idsLeft;
const next = (): string => {
  left -= 1;
  if (left < 0) process.kill(process.pid, 'SIGKILL');
  return made.next();
};
const runtime = await openSubgraph(
  { ...subgraph, open: async (given: Parameters<typeof openRuntime>[0]) => openRuntime(given) },
  {
    ...{ databases, settings, redis: null, clock, ids: { next } },
    ...{ bus: new InProcessEventBus(), pubSub: new InMemoryPubSub(), log: createLog('runtime', 'error') },
    callSubgraph: async () => Promise.reject(new Error('no other subgraph runs here')),
  },
);
await runtime.useCases.takeDueTurns();
await runtime.stop();
