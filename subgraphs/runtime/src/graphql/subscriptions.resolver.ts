import { DomainError } from '@tertulia/errors';
import { fromGlobalId, tryFromGlobalId, type SubgraphContext } from '@tertulia/subgraph-kit';
import { Arg, Ctx, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { followConversation } from '../application/follow-conversation.js';
import { followConversations } from '../application/follow-conversations.js';
import type { ConversationNews } from '../application/ports.js';
import { watchLive } from '../application/read-live.js';
import type { LiveSnapshot } from '../domain/live-counts.js';
import { asConversation, ConversationType } from './conversation.type.js';
import { asLiveCounts, LiveCountsType } from './live.type.js';
import { loadersOf } from './loaders.js';
import { asConversationEvent, ConversationEventType } from './member.type.js';

type Follow = (args: Record<string, unknown>, context: SubgraphContext) => Promise<AsyncIterableIterator<unknown>>;

/** type-graphql hands the class no instance in `subscribe`, so the dependencies come by closure. */
export function subscriptionsResolver(deps: RuntimeDependencies): object {
  const follow =
    (run: Follow) =>
    async ({ args, context }: { args: Record<string, unknown>; context: unknown }) =>
      run(args, context as SubgraphContext);

  @Resolver()
  class RuntimeSubscriptions {
    @Subscription(() => ConversationEventType, {
      description:
        'A conversation: messages after a sequence first, then its present state, then everything new. Visitors follow their own.',
      subscribe: follow(async (args, { principal }) => {
        const { conversationId = null, after = null } = args as {
          conversationId?: string | null;
          after?: number | null;
        };
        const id = conversationId === null ? null : fromGlobalId('conversation', conversationId);
        return followConversation(deps, principal, { conversationId: id, after });
      }),
    })
    conversationEvents(
      @Root() news: ConversationNews,
      @Arg('conversationId', () => ID, {
        nullable: true,
        description: "The conversation; a visitor's own when left out.",
      })
      _conversationId: string | null,
      @Arg('after', () => Int, {
        nullable: true,
        description: 'Latest sequence that the caller has; only what is new when left out.',
      })
      _after: number | null,
    ): ConversationEventType {
      return asConversationEvent(news);
    }

    @Subscription(() => LiveCountsType, {
      description: 'What is going on: the present numbers at once, then each change, at most one a second.',
      subscribe: follow(async (args, { principal }) => {
        const { botId = null } = args as { botId?: string | null };
        return watchLive(deps, principal, botId === null ? null : fromGlobalId('bot', botId));
      }),
    })
    liveConversations(
      @Root() snapshot: LiveSnapshot,
      @Arg('botId', () => ID, { nullable: true, description: 'Only this bot; all of the organization when left out.' })
      _botId: string | null,
    ): LiveCountsType {
      return asLiveCounts(snapshot);
    }

    @Subscription(() => ConversationType, {
      description: "New and changed conversations of the caller's organization, for the inbox.",
      subscribe: follow(async (args, { principal }) => {
        const { botId = null } = args as { botId?: string | null };
        const wanted = botId === null ? null : (tryFromGlobalId('bot', botId) ?? botId);
        return followConversations(deps, principal, wanted);
      }),
    })
    async conversationChanged(
      @Root() change: { conversationId: string },
      @Arg('botId', () => ID, { nullable: true, description: 'Only this bot; all of the organization when left out.' })
      _botId: string | null,
      @Ctx() context: SubgraphContext,
    ): Promise<ConversationType> {
      const conversation = await loadersOf(deps, context).conversation.load(change.conversationId);
      if (conversation === null) throw new DomainError('NOT_FOUND');
      return asConversation(conversation);
    }
  }
  return new RuntimeSubscriptions();
}
