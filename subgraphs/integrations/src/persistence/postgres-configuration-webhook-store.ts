import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { idArray } from '@tertulia/persistence';
import type { ConfigurationWebhookStore, EndpointAttempt } from '../application/configuration-ports.js';
import type { ConfigurationWebhook } from '../domain/configuration-webhook.js';
import type { AttemptFailure } from '../domain/webhook-delivery.js';
import { endpointOf } from './postgres-webhook-endpoint-store.js';
import { DeliveryTable, WebhookEndpointTable } from './webhook-tables.js';

/** For each endpoint the newest attempt of its newest delivery that has one. */
const lastAttemptsSql = `
  select e.id as endpoint_id, last.*
  from unnest(?::uuid[]) as e(id)
  cross join lateral (
    select a.delivery_id, a.number, a.at, a.duration_ms, a.status, a.failure, a.response
    from delivery d join delivery_attempt a on a.delivery_id = d.id
    where d.endpoint_id = e.id and d.organization_id = ?
    order by d.id desc, a.number desc limit 1
  ) last`;

interface AttemptRow {
  readonly endpoint_id: string;
  readonly delivery_id: string;
  readonly number: number;
  readonly at: Date;
  readonly duration_ms: number;
  readonly status: number | null;
  readonly failure: AttemptFailure | null;
  readonly response: string;
}

export class PostgresConfigurationWebhookStore implements ConfigurationWebhookStore {
  constructor(private readonly em: EntityManager) {}

  async ofBots(organizationId: string, botIds: readonly string[]): Promise<ConfigurationWebhook[]> {
    const rows = await this.em.find(WebhookEndpointTable, { organizationId, botId: { $in: [...botIds] } });
    return rows.flatMap(webhooksOf);
  }

  async lock(organizationId: string, botId: string): Promise<ConfigurationWebhook | null> {
    await this.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 5))', [botId]);
    const [webhook] = await this.ofBots(organizationId, [botId]);
    return webhook ?? null;
  }

  async save({ botId, mode: configurationMode, endpoint }: ConfigurationWebhook): Promise<void> {
    const lists = { eventTypes: [...endpoint.eventTypes], scopes: [...endpoint.scopes] };
    await this.em.upsert(WebhookEndpointTable, { ...endpoint, ...lists, botId, configurationMode });
  }

  async waiting(organizationId: string, endpointId: string): Promise<string[]> {
    const where = { organizationId, endpointId, state: 'PENDING', until: { $ne: null } } as const;
    const rows = await this.em.find(DeliveryTable, where, { fields: ['eventId'] });
    return rows.map(({ eventId }) => eventId);
  }

  async lastAttempts(organizationId: string, endpointIds: readonly string[]): Promise<EndpointAttempt[]> {
    const rows = await this.em.execute<AttemptRow[]>(lastAttemptsSql, [idArray(endpointIds), organizationId]);
    return rows.map(({ endpoint_id: endpointId, delivery_id: deliveryId, duration_ms: durationMs, at, ...rest }) => ({
      endpointId,
      attempt: { ...rest, deliveryId, durationMs, at: new Date(at), retryAfterMs: null },
    }));
  }
}

function webhooksOf(row: InferEntity<typeof WebhookEndpointTable>): ConfigurationWebhook[] {
  const { botId, configurationMode: mode } = row;
  return botId == null || mode == null ? [] : [{ botId, mode, endpoint: endpointOf(row) }];
}
