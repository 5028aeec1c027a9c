import type { InferEntity } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { SealedWebhookSecret, WebhookEndpointStore, WebhookSecretStore } from '../application/webhook-ports.js';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { WebhookEventType } from '../domain/webhook-event.js';
import type { WebhookSecret } from '../domain/webhook-secret.js';
import { WebhookEndpointTable, WebhookSecretTable } from './webhook-tables.js';

const newest = { orderBy: { id: 'desc' } } as const;

export class PostgresWebhookEndpointStore implements WebhookEndpointStore {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[]): Promise<WebhookEndpoint[]> {
    const where = { organizationId, id: { $in: [...ids] }, botId: null };
    const rows = await this.em.find(WebhookEndpointTable, where, newest);
    return rows.map(endpointOf);
  }

  async all(organizationId: string): Promise<WebhookEndpoint[]> {
    return (await this.em.find(WebhookEndpointTable, { organizationId, botId: null }, newest)).map(endpointOf);
  }

  async wanting(organizationId: string, type: WebhookEventType): Promise<WebhookEndpoint[]> {
    // An organization has at most twenty.
    return (await this.all(organizationId)).filter(({ eventTypes }) => eventTypes.includes(type));
  }

  async lock(organizationId: string, id: string): Promise<WebhookEndpoint | null> {
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
    const row = await this.em.findOne(WebhookEndpointTable, { organizationId, id }, options);
    return row === null ? null : endpointOf(row);
  }

  async save(endpoint: WebhookEndpoint): Promise<void> {
    const { eventTypes, scopes } = endpoint;
    await this.em.upsert(WebhookEndpointTable, { ...endpoint, eventTypes: [...eventTypes], scopes: [...scopes] });
  }

  async delete(organizationId: string, id: string): Promise<void> {
    await this.em.nativeDelete(WebhookEndpointTable, { organizationId, id });
  }
}

export class PostgresWebhookSecretStore implements WebhookSecretStore {
  constructor(private readonly em: EntityManager) {}

  async ofEndpoints(organizationId: string, endpointIds: readonly string[]): Promise<WebhookSecret[]> {
    const where = { organizationId, endpointId: { $in: [...endpointIds] } };
    const rows = await this.em.find(WebhookSecretTable, where, newest);
    return rows.map(({ id, endpointId, lastFour, createdAt, expiresAt }) => ({
      ...{ id, organizationId, endpointId, lastFour, createdAt, expiresAt: expiresAt ?? null },
    }));
  }

  async add({ secret, sealed }: SealedWebhookSecret): Promise<void> {
    await this.em.insert(WebhookSecretTable, { ...secret, sealed });
  }

  async expireCurrent(organizationId: string, endpointId: string, at: Date): Promise<void> {
    const where = { organizationId, endpointId, expiresAt: null };
    await this.em.nativeUpdate(WebhookSecretTable, where, { expiresAt: at });
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.em.nativeDelete(WebhookSecretTable, { expiresAt: { $lt: before } });
  }
}

/** The endpoint in a row. */
export function endpointOf(row: InferEntity<typeof WebhookEndpointTable>): WebhookEndpoint {
  const { id, organizationId, url, eventTypes, scopes, isFailureReported, createdAt, updatedAt } = row;
  return {
    ...{ id, organizationId, url, eventTypes, scopes, isFailureReported, createdAt, updatedAt },
    selection: row.selection ?? null,
    disabledReason: row.disabledReason ?? null,
    disabledAt: row.disabledAt ?? null,
    failingSince: row.failingSince ?? null,
  };
}
