import { defineSubgraph } from '@tertulia/service/declaration';

/** The declaration of the subgraph `templates`. */
export const subgraph = defineSubgraph({
  name: 'templates',
  port: 4103,
  asks: ['bots'],
  load: async () => Promise.all([import('./wiring.js'), import('./graphql/schema.js')]),
  open: async (given) => (await import('./wiring.js')).openTemplates(given),
  schema: async (deps) => (await import('./graphql/schema.js')).templatesSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).templatesMigrations,
});
