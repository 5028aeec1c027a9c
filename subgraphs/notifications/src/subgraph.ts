import { defineSubgraph } from '@tertulia/service/declaration';
import { notificationsSettings } from './settings.js';

/** The declaration of the subgraph `notifications` for the rest of the platform. */
export const subgraph = defineSubgraph({
  name: 'notifications',
  port: 4108,
  asks: ['identity', 'bots', 'analytics'],
  settings: notificationsSettings,
  load: async () => Promise.all([import('./wiring.js'), import('./graphql/schema.js')]),
  open: async (given) => (await import('./wiring.js')).openNotifications(given),
  schema: async (deps) => (await import('./graphql/schema.js')).notificationsSchema(deps),
  migrations: async () => (await import('./persistence/migrations/index.js')).notificationsMigrations,
});
