import { runSubgraph } from '@tertulia/service';
import { readBillingEnvironment } from './environment.js';
import { createBillingSubgraph } from './wiring.js';

await runSubgraph({
  name: 'billing',
  read: readBillingEnvironment,
  create: async (base) => createBillingSubgraph(base),
});
