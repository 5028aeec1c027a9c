import { runSubgraph } from '@tertulia/service';
import { readRuntimeEnvironment } from './environment.js';
import { createRuntimeSubgraph } from './wiring.js';

await runSubgraph({
  name: 'runtime',
  read: readRuntimeEnvironment,
  create: async (base) =>
    createRuntimeSubgraph({ ...base, settings: { visitorTokenSecret: base.environment.visitorTokenSecret } }),
});
