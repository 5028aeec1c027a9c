import { defineSubgraph } from '@tertulia/service/declaration';
import { runtimeSettings } from './settings.js';

/** The declaration of the subgraph `runtime`. */
export const subgraph = defineSubgraph({
  name: 'runtime',
  port: 4104,
  asks: ['bots', 'identity', 'integrations'],
  replicas: 'MANY',
  settings: runtimeSettings,
  load: async () => {
    await Promise.all([import('./wiring.js'), import('./graphql/schema.js')]);
    (await import('@tertulia/flow-engine')).prepareReading();
  },
  open: async (given) => (await import('./wiring.js')).openRuntime(given),
  schema: async (deps) => (await import('./graphql/schema.js')).runtimeSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).runtimeMigrations,
});
