import { runSubgraph } from '@tertulia/service';
import { readIdentityEnvironment } from './environment.js';
import { createIdentitySubgraph } from './wiring.js';

await runSubgraph({
  name: 'identity',
  read: readIdentityEnvironment,
  create: async (base) => createIdentitySubgraph({ ...base, settings: { publicUrl: base.environment.publicUrl } }),
});
