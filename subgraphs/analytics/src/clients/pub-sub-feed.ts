import { AwayRounds, keepFollowing, topic, type PubSub } from '@tertulia/messaging';
import type { NumbersFeed } from '../application/ports.js';

const numbersTopic = (organizationId: string) =>
  topic<{ organizationId: string }>(`analytics:numbers:${organizationId}`);

/** Publishes over the platform's pub/sub; subscribers read the metrics themselves, also after notifications may have been lost. */
export function pubSubFeed(pubSub: PubSub): NumbersFeed {
  const rounds = new AwayRounds(pubSub);
  return {
    moved: (organizationId) => pubSub.publish(numbersTopic(organizationId), { organizationId }),
    follow: (organizationId) =>
      keepFollowing(() => pubSub.subscribe(numbersTopic(organizationId), { keep: 'LATEST' }), rounds),
  };
}
