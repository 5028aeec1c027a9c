import { AwayRounds, keepFollowing, topic, type PubSub } from '@tertulia/messaging';
import type { BotNews, BotsFeed } from '../application/ports.js';

const publicationTopic = (botId: string) => topic<BotNews['publication']>(`bots:publication:${botId}`);
const draftTopic = (botId: string) => topic<BotNews['draft']>(`bots:draft:${botId}`);

/** Notifies subscribers over the platform's pub/sub; while that is unavailable, they are notified that they must reload. */
export function pubSubFeed(pubSub: PubSub): BotsFeed {
  const rounds = new AwayRounds(pubSub);
  return {
    publicationChanged: (publication) =>
      pubSub.publish(publicationTopic(publication.botId), { publicationId: publication.id }),
    draftChanged: (draft) =>
      pubSub.publish(draftTopic(draft.botId), {
        botId: draft.botId,
        revision: draft.revision,
        at: draft.updatedAt.toISOString(),
        by: draft.updatedBy,
        saveId: draft.saveId,
      }),
    publications: (botId) => keepFollowing(() => pubSub.subscribe(publicationTopic(botId)), rounds),
    drafts: (botId) => keepFollowing(() => pubSub.subscribe(draftTopic(botId)), rounds),
  };
}
