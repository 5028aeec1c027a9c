import { topic, type PubSub } from '@tertulia/event-bus';
import type { ConversationNews, RuntimeFeed } from '../application/ports.js';

const conversationTopic = (id: string) => topic<ConversationNews>(`runtime:conversation:${id}`);
const organizationTopic = (id: string) =>
  topic<{ conversationId: string; botId: string }>(`runtime:organization:${id}`);

/** Tells subscribers over the platform's pub/sub. */
export function pubSubFeed(pubSub: PubSub): RuntimeFeed {
  return {
    told: (conversationId, news) => {
      for (const item of news) pubSub.publish(conversationTopic(conversationId), item);
    },
    ofConversation: (conversationId) => pubSub.subscribe(conversationTopic(conversationId)),
    changed: ({ organizationId, id: conversationId, botId }) =>
      pubSub.publish(organizationTopic(organizationId), { conversationId, botId }),
    changesOf: (organizationId) => pubSub.subscribe(organizationTopic(organizationId)),
  };
}
