import { randomUUID } from 'node:crypto';
import { InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import type { DatabaseUrls } from '@tertulia/persistence';
import { openSubgraph } from '@tertulia/service';
import { createLog } from '@tertulia/subgraph';
import type { IntegrationsSettings } from '../src/settings.js';
import { subgraph } from '../src/subgraph.js';

// The subgraph as a process of its own, to be killed. Its clock is told by the process that started it.

interface Start {
  readonly databases: DatabaseUrls;
  readonly settings: IntegrationsSettings;
  readonly now: string;
  /** The first eight digits of every id that this process makes. */
  readonly idPrefix: string;
}

const { databases, settings, now, idPrefix } = JSON.parse(process.argv[2] ?? '') as Start;
let nowMs = Date.parse(now);
process.on('message', (told: { now: string }) => {
  nowMs = Date.parse(told.now);
});
process.once('disconnect', () => process.exit(0));

// It relays the outbox too, so what it publishes is reported to the process that started it.
const bus = new InProcessEventBus();
bus.subscribe('test.published', ['integrations.publication-confirmed.v1'], async ({ name }) => {
  process.send?.({ published: name });
});
const part = await openSubgraph(subgraph, {
  ...{ databases, settings, redis: null, bus, pubSub: new InMemoryPubSub() },
  ...{ clock: { now: () => new Date(nowMs) }, ids: { next: () => `${idPrefix}${randomUUID().slice(8)}` } },
  log: createLog('integrations', 'error'),
  callSubgraph: async () => Promise.reject(new Error('no other subgraph runs here')),
});
part.start();
process.send?.('ready');
