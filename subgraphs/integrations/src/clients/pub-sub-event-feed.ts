import { keepFollowing, topic, type PubSub } from '@tertulia/messaging';
import type { EventFeed, EventNews } from '../application/webhook-ports.js';

const topicOf = (organizationId: string) => topic<EventNews>(`integrations:events:${organizationId}`);

/** Publishes events to the subscribers of an organization over the platform's pub/sub. */
export function pubSubEventFeed(pubSub: PubSub): EventFeed {
  return {
    happened: (organizationId, news) => pubSub.publish(topicOf(organizationId), news),
    follow: (organizationId) => keepFollowing(() => pubSub.subscribe(topicOf(organizationId))),
  };
}
