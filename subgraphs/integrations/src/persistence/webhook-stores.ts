import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jobs } from '@tertulia/jobs';
import type { WebhookStores } from '../application/webhook-ports.js';
import { deliverQueue } from './deliver-queue.js';
import { CallbackTokenTable, RecentEventTable, WebhookEndpointTable } from './webhook-tables.js';
import { PostgresRecentEventStore } from './postgres-recent-event-store.js';
import { PostgresOneTimeUrlStore } from './postgres-one-time-url-store.js';
import { PostgresDeliveryStore } from './postgres-delivery-store.js';
import { PostgresWebhookEndpointStore, PostgresWebhookSecretStore } from './postgres-webhook-endpoint-store.js';

/** Removes every row of webhooks of an organization: the other tables follow their endpoint. */
export async function deleteWebhooks(em: EntityManager, organizationId: string): Promise<void> {
  await em.nativeDelete(WebhookEndpointTable, { organizationId });
  await em.nativeDelete(CallbackTokenTable, { organizationId });
  await em.nativeDelete(RecentEventTable, { organizationId });
}

/** The stores of webhooks on one database connection. */
export function webhookStoresOn(em: EntityManager, jobs: Jobs): WebhookStores {
  return {
    webhookEndpoints: new PostgresWebhookEndpointStore(em),
    webhookSecrets: new PostgresWebhookSecretStore(em),
    deliveries: new PostgresDeliveryStore(em),
    recentEvents: new PostgresRecentEventStore(em),
    oneTimeUrls: new PostgresOneTimeUrlStore(em),
    deliveryJobs: {
      send: async (wanted) =>
        jobs.send(
          em,
          deliverQueue.queue,
          wanted.map(({ afterMs = 0, ...attempt }) => ({ ...deliverQueue.jobOf(attempt), afterMs })),
        ),
    },
  };
}
