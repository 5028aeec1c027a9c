import type { Consumer, Inbox } from '@tertulia/messaging';
import { addDeliveries } from '../application/add-deliveries.js';
import type { Stores } from '../application/ports.js';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';
import { webhookEventOf, webhookSources } from './on-webhook-event.js';

/** The consumer that tells receivers of webhooks what happened. */
export function webhookConsumers(deps: WebhooksDependencies, inbox: Inbox<Stores>): Consumer[] {
  return [
    inbox.batchConsumer('integrations.webhooks', webhookSources, async (stores, events) => {
      const added = await addDeliveries(deps, stores, events.map(webhookEventOf));
      return () => {
        if (added.length > 0) deps.webhooks.queue.wake();
        for (const { deliveryId, endpointId } of added) deps.webhooks.feed.changed(endpointId, { deliveryId });
      };
    }),
  ];
}
