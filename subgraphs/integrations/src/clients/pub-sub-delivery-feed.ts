import { AwayRounds, keepFollowing, topic, type PubSub } from '@tertulia/messaging';
import type { DeliveryFeed, DeliveryNews } from '../application/webhook-ports.js';

const topicOf = (endpointId: string) => topic<DeliveryNews>(`integrations:deliveries:${endpointId}`);

/** Notifies subscribers over the platform's pub/sub; while that is unavailable, they are notified that they must reload. */
export function pubSubDeliveryFeed(pubSub: PubSub): DeliveryFeed {
  const rounds = new AwayRounds(pubSub);
  return {
    changed: (endpointId, news) => pubSub.publish(topicOf(endpointId), news),
    follow: (endpointId) => keepFollowing(() => pubSub.subscribe(topicOf(endpointId)), rounds),
  };
}
