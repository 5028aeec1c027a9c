import { AwayRounds, keepFollowing, topic, type PubSub } from '@tertulia/messaging';
import type { Feed, FeedNews, FeedOf } from '../application/ports.js';

const topicOf = ({ organizationId, userId }: FeedOf) =>
  topic<FeedNews>(`notifications:feed:${organizationId}:${userId}`);

/** Notifies a person's browsers over the platform's pub/sub; while that is unavailable, they are notified that they must reload. */
export function pubSubFeed(pubSub: PubSub): Feed {
  const rounds = new AwayRounds(pubSub);
  return {
    changed: (feed, news) => pubSub.publish(topicOf(feed), news),
    follow: (feed) => keepFollowing(() => pubSub.subscribe(topicOf(feed)), rounds),
  };
}
