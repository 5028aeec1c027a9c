import { defineSubgraph } from '@tertulia/service/declaration';

/** The declaration of the subgraph `billing`. */
export const subgraph = defineSubgraph({
  name: 'billing',
  port: 4106,
  load: async () => Promise.all([import('./wiring.js'), import('./graphql/schema.js')]),
  open: async (given) => (await import('./wiring.js')).openBilling(given),
  schema: async (deps) => (await import('./graphql/schema.js')).billingSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).billingMigrations,
});
