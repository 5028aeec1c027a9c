export { BotConfiguration } from './components/bot-configuration.js';
export { BotConnections } from './components/bot-connections.js';
export { CatalogPage } from './components/catalog-page.js';
export { ConnectionPage } from './components/connection-page.js';
export { ConnectionsPage } from './components/connections-page.js';
export { WebhookPage } from './components/webhook-page.js';
export { WebhooksPage } from './components/webhooks-page.js';
