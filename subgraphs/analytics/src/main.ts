import { runSubgraph } from '@tertulia/service-kit';
import { readAnalyticsEnvironment } from './environment.js';
import { createAnalyticsSubgraph } from './wiring.js';

await runSubgraph({
  name: 'analytics',
  read: readAnalyticsEnvironment,
  create: async (base) => {
    const { mongoUrl } = base.environment;
    return createAnalyticsSubgraph({ ...base, mongo: mongoUrl === null ? null : { url: mongoUrl } });
  },
});
