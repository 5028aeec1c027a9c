import { defineSubgraph } from '@tertulia/service/declaration';
import { botsSettings } from './settings.js';

/** The declaration of the subgraph `bots`. */
export const subgraph = defineSubgraph({
  name: 'bots',
  port: 4102,
  asks: ['templates', 'integrations'],
  settings: botsSettings,
  load: async () => Promise.all([import('./wiring.js'), import('./graphql/schema.js')]),
  open: async (given) => (await import('./wiring.js')).openBots(given),
  schema: async (deps) => (await import('./graphql/schema.js')).botsSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).botsMigrations,
});
