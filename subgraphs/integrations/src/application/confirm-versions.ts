import { eventOf } from '@tertulia/use-case';
import type { ConfigurationWebhook } from '../domain/configuration-webhook.js';
import { isGone, isInTime, isRefusal, type WebhookDelivery } from '../domain/webhook-delivery.js';
import { treatmentOf, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { SentType, WebhookEvent } from '../domain/webhook-event.js';
import { deliveryOf, storeDeliveries } from './add-deliveries.js';
import type { Stores } from './ports.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import type { DeliveryPlace, FinishedAttempt } from './webhook-ports.js';

type Sources = Pick<WebhooksDependencies, 'clock' | 'ids'>;

/** A version of a bot in the form in which receivers are told. */
export interface VersionNews<Type extends SentType> {
  readonly botId: string;
  readonly event: WebhookEvent<Type>;
}

/** Notifies the configuration webhook of the bot, if it has one, of a version that went live. */
export async function notifyOfVersion(
  deps: Sources,
  stores: Stores,
  { botId, event }: VersionNews<'VERSION_PUBLISHED'>,
): Promise<DeliveryPlace[]> {
  const webhook = await webhookOf(stores, event.organizationId, botId);
  const treatment = webhook === null ? 'IGNORE' : treatmentOf(webhook.endpoint);
  if (webhook === null || treatment === 'IGNORE') return [];
  const { endpoint } = webhook;
  return storeDeliveries(stores, [deliveryOf(deps, { event, endpoint, isKept: treatment === 'KEEP' })]);
}

/**
 * Asks the configuration webhook of the bot to confirm a version until that time. Where there is none that must be asked, the publication
 * goes on at once; one that is disabled refuses it. The event's id is that of the publication, so it is asked once.
 */
export async function askForConfirmation(
  deps: Sources,
  stores: Stores,
  { botId, event, until }: VersionNews<'PUBLICATION_REQUESTED'> & { readonly until: Date },
): Promise<DeliveryPlace[]> {
  const { organizationId, eventId: publicationId } = event;
  const webhook = await webhookOf(stores, organizationId, botId);
  if (webhook === null || webhook.mode === 'NOTIFY') {
    await confirmed(deps, stores, { organizationId, publicationId });
    return [];
  }
  const { endpoint } = webhook;
  if (endpoint.disabledReason !== null) {
    const payload = { publicationId, code: 'CONFIRMATION_MISSING', status: null, failure: 'DISABLED' } as const;
    await stores.events.emit(eventOf(deps, 'integrations.publication-refused.v1', { organizationId, payload }));
    return [];
  }
  return storeDeliveries(stores, [deliveryOf(deps, { event, endpoint, isKept: false, until })]);
}

/** Reports how requests for confirmation ended, in the transaction that stores their last attempt. */
export async function reportConfirmations(
  deps: Sources,
  stores: Pick<Stores, 'events'>,
  ended: readonly FinishedAttempt[],
): Promise<void> {
  for (const { before, after, result } of ended) {
    const { organizationId, eventId: publicationId } = after;
    if (before.until === null || after.state === 'PENDING') continue;
    if (after.state === 'DELIVERED') await confirmed(deps, stores, { organizationId, publicationId });
    else {
      const payload = { publicationId, ...refusalOf(before, result) };
      await stores.events.emit(eventOf(deps, 'integrations.publication-refused.v1', { organizationId, payload }));
    }
  }
}

/** Lets publications go on that wait for a webhook which need not confirm versions any more. */
export async function releaseWaiting(
  deps: Sources,
  stores: Stores,
  { organizationId, id: endpointId }: Pick<WebhookEndpoint, 'organizationId' | 'id'>,
): Promise<void> {
  for (const publicationId of await stores.configurationWebhooks.waiting(organizationId, endpointId))
    await confirmed(deps, stores, { organizationId, publicationId });
}

/** A response that came too late counts as none. */
function refusalOf(delivery: WebhookDelivery, result: FinishedAttempt['result']) {
  const isTooLate = !isInTime(delivery, result);
  if (!isTooLate && (isGone(result) || isRefusal(result)))
    return { code: 'CONFIRMATION_REFUSED', status: result.status, failure: null } as const;
  const { status, failure } = isTooLate ? { status: null, failure: 'TIMEOUT' } : result;
  return { code: 'CONFIRMATION_MISSING', status, failure } as const;
}

async function confirmed(
  deps: Sources,
  { events }: Pick<Stores, 'events'>,
  { organizationId, publicationId }: { readonly organizationId: string; readonly publicationId: string },
): Promise<void> {
  const payload = { publicationId };
  await events.emit(eventOf(deps, 'integrations.publication-confirmed.v1', { organizationId, payload }));
}

async function webhookOf(
  { configurationWebhooks }: Stores,
  organizationId: string,
  botId: string,
): Promise<ConfigurationWebhook | null> {
  const [webhook] = await configurationWebhooks.ofBots(organizationId, [botId]);
  return webhook ?? null;
}
