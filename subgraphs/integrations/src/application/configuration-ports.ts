import type { ConfigurationWebhook } from '../domain/configuration-webhook.js';
import type { ListedAttempt } from './webhook-ports.js';

/** Stores return only rows of the tenant in scope. Every call also names the organization. */
export interface ConfigurationWebhookStore {
  ofBots(organizationId: string, botIds: readonly string[]): Promise<ConfigurationWebhook[]>;
  /** Locks what belongs to the bot until the transaction ends, also where there is nothing yet. */
  lock(organizationId: string, botId: string): Promise<ConfigurationWebhook | null>;
  save(webhook: ConfigurationWebhook): Promise<void>;
  /** The publications that wait for a response of the endpoint. */
  waiting(organizationId: string, endpointId: string): Promise<string[]>;
  /** The last attempt of each endpoint that made one. */
  lastAttempts(organizationId: string, endpointIds: readonly string[]): Promise<EndpointAttempt[]>;
}

/** An attempt with the endpoint that it was for. */
export interface EndpointAttempt {
  readonly endpointId: string;
  readonly attempt: ListedAttempt;
}
