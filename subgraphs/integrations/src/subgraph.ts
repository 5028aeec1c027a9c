import { defineSubgraph } from '@tertulia/service/declaration';

/** The declaration of the subgraph `integrations` for the rest of the platform. */
export const subgraph = defineSubgraph({
  name: 'integrations',
  port: 4107,
  open: async (given) => (await import('./wiring.js')).openIntegrations(given),
  schema: async (deps) => (await import('./graphql/schema.js')).integrationsSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).integrationsMigrations,
});
