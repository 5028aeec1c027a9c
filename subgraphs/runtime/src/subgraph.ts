import { defineSubgraph } from '@tertulia/service/declaration';
import { runtimeSettings } from './settings.js';

/** The declaration of the subgraph `runtime`. */
export const subgraph = defineSubgraph({
  name: 'runtime',
  port: 4104,
  asks: ['bots', 'identity', 'integrations'],
  replicas: 'MANY',
  settings: runtimeSettings,
  open: async (given) => {
    const { openRuntime } = await import('./wiring.js');
    (await import('@tertulia/flow-engine')).prepareReading();
    return openRuntime(given);
  },
  schema: async (deps) => (await import('./graphql/schema.js')).runtimeSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).runtimeMigrations,
});
