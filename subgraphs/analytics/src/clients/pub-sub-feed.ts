import { topic, type PubSub } from '@tertulia/event-bus';
import type { NumbersFeed } from '../application/ports.js';

const numbersTopic = (organizationId: string) =>
  topic<{ organizationId: string }>(`analytics:numbers:${organizationId}`);

/** Tells over the platform's pub/sub; who hears reads the numbers himself. */
export function pubSubFeed(pubSub: PubSub): NumbersFeed {
  return {
    moved: (organizationId) => pubSub.publish(numbersTopic(organizationId), { organizationId }),
    follow: (organizationId) => pubSub.subscribe(numbersTopic(organizationId), { keep: 'LATEST' }),
  };
}
