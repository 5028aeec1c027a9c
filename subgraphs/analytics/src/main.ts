import { runSubgraph } from '@tertulia/service-kit';
import { readAnalyticsEnvironment } from './environment.js';
import { createAnalyticsSubgraph } from './wiring.js';

await runSubgraph({
  name: 'analytics',
  read: readAnalyticsEnvironment,
  create: async (base) => createAnalyticsSubgraph(base),
});
