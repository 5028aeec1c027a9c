import { DomainError } from '@tertulia/errors';
import type { Stream } from '@tertulia/streams';
import { fromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { followConversation } from '../application/follow-conversation.js';
import { followConversations } from '../application/follow-conversations.js';
import { organizationFor, organizationForLive } from '../application/policies.js';
import type { ConversationNews } from '../application/ports.js';
import { watchLive } from '../application/read-live.js';
import type { LiveSnapshot } from '../domain/live-counts.js';
import { asConversationEvent, ConversationEventType } from './conversation-event.type.js';
import { asConversation, ConversationType } from './conversation.type.js';
import { asLiveCounts, LiveCountsType } from './live.type.js';
import { loadersOf } from './loaders.js';

type Subscribe = (options: { args: Record<string, unknown>; context: unknown }) => Promise<AsyncIterable<unknown>>;

type Follow = (args: Record<string, unknown>, context: SubgraphContext) => Promise<Stream<unknown>>;

const optionalBot = { nullable: true, description: 'Only this bot; every bot of the organization if omitted.' };

/** type-graphql passes no instance to `subscribe`, so the dependencies are in a closure. */
export function subscriptionsResolver(deps: RuntimeDependencies): object {
  const { conversation, live, changes } = streamsOf(deps);

  @Resolver()
  class RuntimeSubscriptions {
    @Subscription(() => ConversationEventType, {
      description:
        'A conversation: messages after a sequence, its current state, then everything new. Visitors can follow only their own.',
      subscribe: conversation,
    })
    conversationEvents(
      @Root() news: ConversationNews,
      @Arg('conversationId', () => ID, { nullable: true, description: "Its id; a visitor's own if omitted." })
      _conversationId: string | null,
      @Arg('after', () => Int, {
        nullable: true,
        description: 'Latest received sequence; only new messages if omitted.',
      })
      _after: number | null,
    ): ConversationEventType {
      return asConversationEvent(news);
    }

    @Subscription(() => LiveCountsType, {
      description: 'The live counts: the current ones at once, then each change, at most one a second.',
      subscribe: live,
    })
    liveConversations(
      @Root() snapshot: LiveSnapshot,
      @Arg('botId', () => ID, optionalBot) _botId: string | null,
    ): LiveCountsType {
      return asLiveCounts(snapshot);
    }

    @Subscription(() => ConversationType, {
      description: "New and changed conversations of the caller's organization, for the inbox.",
      subscribe: changes,
    })
    async conversationChanged(
      @Root() change: { conversationId: string },
      @Arg('botId', () => ID, optionalBot) _botId: string | null,
      @Ctx() context: SubgraphContext,
    ): Promise<ConversationType> {
      const found = await loadersOf(deps, context).conversation.load(change.conversationId);
      if (found === null) throw new DomainError('NOT_FOUND');
      return asConversation(found);
    }
  }
  return new RuntimeSubscriptions();
}

function streamsOf(deps: RuntimeDependencies): Record<'conversation' | 'live' | 'changes', Subscribe> {
  const follow =
    (run: Follow): Subscribe =>
    async ({ args, context }) =>
      run(args, context as SubgraphContext);
  return {
    conversation: follow(async (args, { principal }) => {
      const { conversationId, after } = args as { conversationId?: string | null; after?: number | null };
      const id = idOf('conversation', conversationId);
      return followConversation(deps, principal, { conversationId: id, after: after ?? null });
    }),
    live: follow(async (args, context) => {
      organizationForLive(context.principal);
      return watchLive(deps, context, idOf('bot', args['botId']));
    }),
    changes: follow(async (args, context) => {
      organizationFor(context.principal, 'conversations.read');
      return followConversations(deps, context, idOf('bot', args['botId']));
    }),
  };
}

function idOf(kind: 'bot' | 'conversation', id: unknown): string | null {
  return typeof id === 'string' ? fromGlobalId(kind, id) : null;
}
