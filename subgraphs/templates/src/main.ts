import { runSubgraph } from '@tertulia/service';
import { readTemplatesEnvironment } from './environment.js';
import { createTemplatesSubgraph } from './wiring.js';

await runSubgraph({
  name: 'templates',
  read: readTemplatesEnvironment,
  create: async (base) => createTemplatesSubgraph({ ...base, settings: {} }),
});
