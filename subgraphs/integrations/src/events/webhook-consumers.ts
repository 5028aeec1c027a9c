import type { Consumer, Inbox } from '@tertulia/messaging';
import { addDeliveries } from '../application/add-deliveries.js';
import { eventNewsOf } from '../application/follow-events.js';
import type { Stores } from '../application/ports.js';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';
import { webhookEventOf, webhookSources } from './on-webhook-event.js';

/** The consumers that tell receivers of webhooks what happened, and that erase what calls from outside brought. */
export function webhookConsumers(deps: WebhooksDependencies, inbox: Inbox<Stores>): Consumer[] {
  return [
    inbox.batchConsumer('integrations.webhooks', webhookSources, async (stores, events) => {
      const happened = events.map(webhookEventOf);
      const added = await addDeliveries(deps, stores, happened);
      return () => {
        for (const event of happened) deps.webhooks.events.happened(event.organizationId, eventNewsOf(event));
        if (added.length > 0) deps.webhooks.queue.wake();
        for (const { deliveryId, endpointId } of added) deps.webhooks.feed.changed(endpointId, { deliveryId });
      };
    }),
    inbox.consumer(
      'integrations.erasures',
      ['runtime.visitor-erased.v1'],
      async ({ oneTimeUrls, inbox: received }, event) => {
        await oneTimeUrls.forgetConversation(event.organizationId, event.payload.conversationId);
        await received.forgetConversation(event.organizationId, event.payload.conversationId);
      },
    ),
  ];
}
