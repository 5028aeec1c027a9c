import type { Consumer, Inbox } from '@tertulia/messaging';
import { toGlobalId } from '@tertulia/subgraph';
import { addDeliveries } from '../application/add-deliveries.js';
import { eraseVisitor } from '../application/erase-texts.js';
import { eventNewsOf } from '../application/follow-events.js';
import type { Stores } from '../application/ports.js';
import { receivedContents } from '../application/received-contents.js';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';
import { onVersionEvent, versionEvents } from './on-version-event.js';
import { isForReceivers, receivedIn, webhookEventOf, webhookSources } from './on-webhook-event.js';

/** The consumers that tell receivers of webhooks what happened, and that erase visitors. */
export function webhookConsumers(deps: WebhooksDependencies, inbox: Inbox<Stores>): Consumer[] {
  return [
    inbox.batchConsumer('integrations.webhooks', webhookSources, async (stores, events) => {
      const organizationId = events[0]?.organizationId ?? '';
      const calls = await receivedContents(stores, { organizationId, ids: receivedIn(events) });
      const happened = events.filter(isForReceivers).map((event) => webhookEventOf(event, calls));
      const added = await addDeliveries(deps, stores, happened);
      await stores.recentEvents.note(happened);
      return () => {
        for (const event of happened) deps.webhooks.events.happened(event.organizationId, eventNewsOf(event));
        if (added.length > 0) deps.webhooks.queue.wake();
        for (const { deliveryId, endpointId } of added) deps.webhooks.feed.changed(endpointId, { deliveryId });
      };
    }),
    inbox.consumer('integrations.versions', versionEvents, async (stores, event) => {
      const added = await onVersionEvent(deps, stores, event);
      return () => (added.length > 0 ? deps.webhooks.queue.wake() : undefined);
    }),
    inbox.consumer('integrations.erasures', ['runtime.visitor-erased.v1'], async (stores, event) => {
      const { conversationId } = event.payload;
      const publicId = toGlobalId('conversation', conversationId);
      await eraseVisitor(deps, stores, { organizationId: event.organizationId, conversationId, publicId });
    }),
  ];
}
