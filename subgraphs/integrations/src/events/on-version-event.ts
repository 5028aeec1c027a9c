import type { EventOf } from '@tertulia/messaging';
import { askForConfirmation, notifyOfVersion } from '../application/confirm-versions.js';
import type { Stores } from '../application/ports.js';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';
import type { DeliveryPlace } from '../application/webhook-ports.js';
import { publicPayload } from './on-webhook-event.js';

export const versionEvents = ['bots.confirmation-requested.v1', 'bots.bot-published.v1'] as const;

/** Tells the configuration webhook of a bot that a version must be confirmed, or went live. Returns the deliveries. */
export async function onVersionEvent(
  deps: WebhooksDependencies,
  stores: Stores,
  event: EventOf<(typeof versionEvents)[number]>,
): Promise<DeliveryPlace[]> {
  const { organizationId, payload } = event;
  const { botId, publicationId } = payload;
  const base = { organizationId, occurredAt: new Date(event.occurredAt), data: publicPayload(payload) };
  if (event.name === 'bots.bot-published.v1')
    return notifyOfVersion(deps, stores, { botId, event: { ...base, eventId: event.id, type: 'VERSION_PUBLISHED' } });
  const until = new Date(event.payload.respondBefore);
  const asked = { ...base, eventId: publicationId, type: 'PUBLICATION_REQUESTED' } as const;
  return askForConfirmation(deps, stores, { botId, until, event: asked });
}
