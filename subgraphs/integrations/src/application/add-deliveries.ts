import type { WebhookDelivery } from '../domain/webhook-delivery.js';
import { treatmentOf, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { conversationOf, plainBody, type SentType, type WebhookEvent } from '../domain/webhook-event.js';
import type { Stores } from './ports.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import type { DeliveryPlace, PlannedAttempt } from './webhook-ports.js';

type Sources = Pick<WebhooksDependencies, 'clock' | 'ids'>;

/**
 * Adds a delivery of each event for each endpoint that wants it, with its job, in the transaction of the stores. An event that an endpoint
 * has already adds nothing. Events are of one organization.
 */
export async function addDeliveries(
  deps: Sources,
  stores: Stores,
  events: readonly WebhookEvent[],
): Promise<DeliveryPlace[]> {
  const wanted = new Map<string, WebhookEndpoint[]>();
  const deliveries: WebhookDelivery[] = [];
  for (const event of events) {
    const endpoints =
      wanted.get(event.type) ?? (await stores.webhookEndpoints.wanting(event.organizationId, event.type));
    wanted.set(event.type, endpoints);
    for (const endpoint of endpoints) {
      const treatment = treatmentOf(endpoint);
      if (treatment !== 'IGNORE') deliveries.push(deliveryOf(deps, { event, endpoint, isKept: treatment === 'KEEP' }));
    }
  }
  return storeDeliveries(stores, deliveries);
}

/** Adds deliveries with their jobs, except those that their endpoint already has. */
export async function storeDeliveries(
  stores: Stores,
  deliveries: readonly WebhookDelivery[],
): Promise<DeliveryPlace[]> {
  if (deliveries.length === 0) return [];
  const added = new Set(await stores.deliveries.add(deliveries));
  const places = deliveries.filter(({ id }) => added.has(id));
  await stores.deliveryJobs.send(plannedAttempts(places));
  return places.map(({ id: deliveryId, endpointId }) => ({ deliveryId, endpointId }));
}

/** What a delivery is made of. */
export interface NewDelivery {
  readonly event: WebhookEvent<SentType>;
  readonly endpoint: WebhookEndpoint;
  /** Whether it is stored as failed, to be sent when the endpoint is enabled again. */
  readonly isKept: boolean;
  readonly isTest?: boolean;
  readonly until?: Date | null;
}

/** A delivery of an event for an endpoint, due now. */
export function deliveryOf(
  { clock, ids }: Sources,
  { event, endpoint, isKept, isTest = false, until = null }: NewDelivery,
): WebhookDelivery {
  const now = clock.now();
  const { organizationId, id: endpointId } = endpoint;
  const { eventId, type: eventType, occurredAt } = event;
  return {
    ...{ id: ids.next(), organizationId, endpointId, eventId, eventType, occurredAt, isTest },
    ...{ body: plainBody(event), until, attempts: 0, createdAt: now },
    ...{ awaitsSelection: endpoint.selection !== null, selectedScopes: null },
    conversation: conversationOf(event.data),
    ...(isKept
      ? { state: 'FAILED', nextAttemptAt: null, finishedAt: now }
      : { state: 'PENDING', nextAttemptAt: now, finishedAt: null }),
  };
}

/** The next attempt at a delivery; of one that is not pending there is none. */
export function plannedAttempts(deliveries: readonly WebhookDelivery[]): PlannedAttempt[] {
  return deliveries.flatMap(({ id: deliveryId, endpointId, nextAttemptAt: dueAt }) =>
    dueAt === null ? [] : [{ deliveryId, endpointId, dueAt }],
  );
}
