import { defineSubgraph } from '@tertulia/service/declaration';
import { identitySettings } from './settings.js';

/** The declaration of the subgraph `identity`. */
export const subgraph = defineSubgraph({
  name: 'identity',
  port: 4101,
  asks: ['bots', 'templates', 'runtime'],
  settings: identitySettings,
  load: async () => Promise.all([import('./wiring.js'), import('./graphql/schema.js')]),
  open: async (given) => (await import('./wiring.js')).openIdentity(given),
  schema: async (deps) => (await import('./graphql/schema.js')).identitySchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).identityMigrations,
});
