import { AwayRounds, keepFollowing, topic, type PubSub } from '@tertulia/messaging';
import type { ConnectionFeed, ConnectionNews } from '../application/connection-ports.js';

const topicOf = (organizationId: string) => topic<ConnectionNews>(`integrations:connections:${organizationId}`);

/** Notifies subscribers over the platform's pub/sub; while that is unavailable, they are notified that they must reload. */
export function pubSubConnectionFeed(pubSub: PubSub): ConnectionFeed {
  const rounds = new AwayRounds(pubSub);
  return {
    changed: (organizationId, news) => pubSub.publish(topicOf(organizationId), news),
    follow: (organizationId) => keepFollowing(() => pubSub.subscribe(topicOf(organizationId)), rounds),
  };
}
