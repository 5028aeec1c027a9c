import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { flatMapped, type Stream } from '@tertulia/streams';
import type { WebhookEvent, WebhookEventType } from '../domain/webhook-event.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import type { EventNews } from './webhook-ports.js';

/**
 * Emits each event of the caller's organization of these types from now on. Events that happen while pub/sub is unavailable are not
 * emitted later: who must not miss one uses a webhook.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function followEvents(
  { webhooks }: Pick<WebhooksDependencies, 'webhooks'>,
  principal: Principal,
  types: readonly WebhookEventType[],
): Promise<Stream<WebhookEvent>> {
  requirePermission(principal, 'webhooks.read');
  const organizationId = requireOrganization(principal);
  const wanted = new Set(types);
  const news = webhooks.events.follow(organizationId);
  await news.ready;
  return flatMapped(news, (heard) => {
    if (heard === 'MISSED' || !wanted.has(heard.type)) return [];
    return [{ ...heard, organizationId, occurredAt: new Date(heard.occurredAt) }];
  });
}

/** An event as it is published to subscribers. */
export function eventNewsOf({ eventId, type, occurredAt, data }: WebhookEvent): EventNews {
  return { eventId, type, occurredAt: occurredAt.toISOString(), data };
}
