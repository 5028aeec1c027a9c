import { runSubgraph } from '@tertulia/service';
import { readBotsEnvironment } from './environment.js';
import { createBotsSubgraph } from './wiring.js';

await runSubgraph({
  name: 'bots',
  read: readBotsEnvironment,
  create: async (base) => createBotsSubgraph({ ...base, settings: { publicUrl: base.environment.publicUrl } }),
});
