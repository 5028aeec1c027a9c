import type { WebhookEndpoint } from './webhook-endpoint.js';

/** NOTIFY: is told each version that goes live. CONFIRM: must accept a version before it goes live, too. */
export type ConfigurationMode = 'NOTIFY' | 'CONFIRM';

/** The URL of a partner's own runtime that learns of the versions of a bot. A bot has at most one. */
export interface ConfigurationWebhook {
  readonly botId: string;
  readonly mode: ConfigurationMode;
  readonly endpoint: WebhookEndpoint;
}
