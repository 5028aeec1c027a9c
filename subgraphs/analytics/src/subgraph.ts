import { defineSubgraph } from '@tertulia/service/declaration';
import { analyticsSettings } from './settings.js';

/** The declaration of the subgraph `analytics`. */
export const subgraph = defineSubgraph({
  name: 'analytics',
  port: 4105,
  asks: ['identity', 'bots', 'runtime', 'billing'],
  settings: analyticsSettings,
  otherStore: { server: 'MongoDB', setting: 'mongoUrl' },
  load: async () => Promise.all([import('./wiring.js'), import('./graphql/schema.js')]),
  open: async (given) => (await import('./wiring.js')).openAnalytics(given),
  schema: async (deps) => (await import('./graphql/schema.js')).analyticsSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).analyticsMigrations,
});
