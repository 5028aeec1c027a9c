import { defineSubgraph } from '@tertulia/service/declaration';
import { integrationsSettings } from './settings.js';

/** The declaration of the subgraph `integrations` for the rest of the platform. */
export const subgraph = defineSubgraph({
  name: 'integrations',
  port: 4107,
  asks: ['identity', 'bots', 'gateway'],
  settings: integrationsSettings,
  load: async () => Promise.all([import('./wiring.js'), import('./graphql/schema.js')]),
  open: async (given) => (await import('./wiring.js')).openIntegrations(given),
  schema: async (deps) => (await import('./graphql/schema.js')).integrationsSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).integrationsMigrations,
});
