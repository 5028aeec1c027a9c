import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { resent, type WebhookDelivery } from '../domain/webhook-delivery.js';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { exampleOf } from '../domain/webhook-example.js';
import type { WebhookEventType } from '../domain/webhook-event.js';
import { deliveryOf, plannedAttempts } from './add-deliveries.js';
import { requireWebhooks } from './manage-endpoints.js';
import type { Stores } from './ports.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';

const resentMax = 10_000;

/** Sends a delivery again with the same id and body, whatever its state. @throws DomainError NOT_FOUND, WEBHOOK_DISABLED */
export async function resendDelivery(
  deps: WebhooksDependencies,
  principal: Principal,
  deliveryId: string,
): Promise<WebhookDelivery> {
  const organizationId = requireWebhooks(principal);
  const again = await deps.work.transact({ organizationId }, async (stores) => {
    const [delivery] = await stores.deliveries.byIds(organizationId, [deliveryId]);
    if (delivery === undefined) throw new DomainError('NOT_FOUND');
    await requireEnabled(stores, organizationId, delivery.endpointId);
    const pending = resent(delivery, deps.clock.now());
    await stores.deliveries.save(pending);
    await stores.deliveryJobs.send(plannedAttempts([pending]));
    return pending;
  });
  announce(deps, [again]);
  return again;
}

/** Sends every failed delivery of an endpoint again; returns how many. @throws DomainError NOT_FOUND, WEBHOOK_DISABLED */
export async function resendFailedDeliveries(
  deps: WebhooksDependencies,
  principal: Principal,
  endpointId: string,
): Promise<number> {
  const organizationId = requireWebhooks(principal);
  const places = await deps.work.transact({ organizationId }, async (stores) => {
    await requireEnabled(stores, organizationId, endpointId);
    const how = { now: deps.clock.now(), limit: resentMax };
    const ids = await stores.deliveries.resendFailed(organizationId, endpointId, how);
    const again = ids.map((deliveryId) => ({ deliveryId, endpointId, dueAt: how.now }));
    await stores.deliveryJobs.send(again);
    return again;
  });
  deps.webhooks.queue.wake();
  for (const { deliveryId } of places) deps.webhooks.feed.changed(endpointId, { deliveryId });
  return places.length;
}

/** Sends an example of an event, marked as a test. @throws DomainError NOT_FOUND, WEBHOOK_DISABLED */
export async function sendTestWebhook(
  deps: WebhooksDependencies,
  principal: Principal,
  { endpointId, eventType }: { readonly endpointId: string; readonly eventType: WebhookEventType },
): Promise<WebhookDelivery> {
  const organizationId = requireWebhooks(principal);
  const sent = await deps.work.transact({ organizationId }, async (stores) => {
    const endpoint = await requireEnabled(stores, organizationId, endpointId);
    const example = { organizationId, ...exampleOf(eventType, deps.clock.now()) };
    // A selection needs objects that exist.
    const known = endpoint.selection === null ? null : await stores.recentEvents.latest(organizationId, eventType);
    const event = { ...(known ?? example), eventId: deps.ids.next() };
    const delivery = deliveryOf(deps, { event, endpoint, isKept: false, isTest: true });
    await stores.deliveries.add([delivery]);
    await stores.deliveryJobs.send(plannedAttempts([delivery]));
    return delivery;
  });
  announce(deps, [sent]);
  return sent;
}

async function requireEnabled(stores: Stores, organizationId: string, endpointId: string): Promise<WebhookEndpoint> {
  const [endpoint] = await stores.webhookEndpoints.byIds(organizationId, [endpointId]);
  if (endpoint === undefined) throw new DomainError('NOT_FOUND');
  if (endpoint.disabledReason !== null) throw new DomainError('WEBHOOK_DISABLED');
  return endpoint;
}

function announce({ webhooks }: WebhooksDependencies, deliveries: readonly WebhookDelivery[]): void {
  webhooks.queue.wake();
  for (const { id: deliveryId, endpointId } of deliveries) webhooks.feed.changed(endpointId, { deliveryId });
}
