import type { WebhookEvent } from '../domain/webhook-event.js';
import { inBatches } from './in-batches.js';
import { bodyOf } from './select-payload.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import type { DueDelivery, WebhookDeliveryStore } from './webhook-ports.js';

const sizeMax = 200;
/** How long a delivery waits for services that its selection needs. Afterwards it brings what there is, with the errors. */
const waitMaxMs = 300_000;

type Made = Parameters<WebhookDeliveryStore['select']>[0][number];

/**
 * Makes the body of a delivery with a selection and stores it before the first attempt, so that every attempt sends the same bytes. Returns
 * null while services are away: the delivery stays due, and its job is sent again.
 */
export function deliveryPreparer(deps: WebhooksDependencies) {
  const store = inBatches<Made, string>(async (made) => storeBodies(deps, made), { sizeMax });
  return async (due: DueDelivery): Promise<DueDelivery | null> => {
    const { delivery, endpoint } = due;
    if (!delivery.awaitsSelection) return due;
    const body = await bodyFor(deps, due);
    if (body === null) return null;
    const scopes = endpoint.selection === null ? null : endpoint.scopes;
    return { ...due, delivery: { ...delivery, body: await store({ id: delivery.id, body, scopes }) } };
  };
}

async function bodyFor(deps: WebhooksDependencies, { delivery, endpoint }: DueDelivery): Promise<string | null> {
  const { organizationId, selection, scopes, id } = endpoint;
  const { eventId, eventType: type, occurredAt, nextAttemptAt } = delivery;
  // What a configuration webhook is asked is no event, and has no selection.
  if (selection === null || type === 'PUBLICATION_REQUESTED') return delivery.body;
  const { data } = JSON.parse(delivery.body) as Pick<WebhookEvent, 'data'>;
  const event = { eventId, organizationId, type, occurredAt, data };
  const { body, isComplete } = await bodyOf(deps, { organizationId, id, selection, scopes, locale: 'es' }, event);
  const waitedMs = deps.clock.now().getTime() - (nextAttemptAt ?? delivery.createdAt).getTime();
  return isComplete || waitedMs >= waitMaxMs ? body : null;
}

async function storeBodies({ work }: WebhooksDependencies, made: readonly Made[]): Promise<string[]> {
  const stored = await work.transact({ platform: 'store bodies of webhooks' }, async ({ deliveries }) =>
    deliveries.select(made),
  );
  const byId = new Map(stored.map(({ id, body }) => [id, body]));
  return made.map(({ id, body }) => byId.get(id) ?? body);
}
