import { defineSubgraph } from '@tertulia/service/declaration';

/** The declaration of the subgraph `specimen` for the rest of the platform. */
export const subgraph = defineSubgraph({
  name: 'specimen',
  port: 4100,
  load: async () => Promise.all([import('./wiring.js'), import('./graphql/schema.js')]),
  open: async (given) => (await import('./wiring.js')).openSpecimen(given),
  schema: async (deps) => (await import('./graphql/schema.js')).specimenSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).specimenMigrations,
});
