import { AwayRounds, keepFollowing, topic, type PubSub } from '@tertulia/messaging';
import type { ConversationChange, ConversationNews, RuntimeFeed } from '../application/ports.js';

const conversationTopic = (id: string) => topic<readonly ConversationNews[]>(`runtime:conversation:${id}`);
const organizationTopic = (id: string) => topic<ConversationChange>(`runtime:organization:${id}`);

/** Publishes to subscribers over the platform's pub/sub; while that is unavailable, subscribers are notified that they must reload. */
export function pubSubFeed(pubSub: PubSub, rounds = new AwayRounds(pubSub)): RuntimeFeed {
  return {
    publish: (conversationId, news) => {
      if (news.length > 0) pubSub.publish(conversationTopic(conversationId), news);
    },
    ofConversation: (conversationId) =>
      keepFollowing(() => pubSub.subscribe(conversationTopic(conversationId)), rounds),
    changed: ({ organizationId, id: conversationId, botId, isTest }) =>
      pubSub.publish(organizationTopic(organizationId), { conversationId, botId, isTest }),
    changesOf: (organizationId) => keepFollowing(() => pubSub.subscribe(organizationTopic(organizationId)), rounds),
  };
}
