import { DomainError } from '@tertulia/errors';
import type { Stream } from '@tertulia/streams';
import { fromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { BotsDependencies } from '../application/dependencies.js';
import { followDraft, followPublications } from '../application/follow-bot.js';
import type { BotNews } from '../application/ports.js';
import { asPublication, PublicationType } from './bot.type.js';
import { DraftChangeType } from './draft.type.js';
import { loadersOf } from './loaders.js';

/** type-graphql passes no instance of the class to `subscribe`, so the class is created where the dependencies are available. */
type Follow = (context: SubgraphContext, botId: string) => Promise<Stream<unknown>>;

export function subscriptionsResolver(deps: BotsDependencies): object {
  const follow =
    (run: Follow) =>
    async ({ args, context }: { args: Record<string, unknown>; context: unknown }) =>
      run(context as SubgraphContext, fromGlobalId('bot', String(args['botId'])));

  @Resolver()
  class BotSubscriptions {
    @Subscription(() => PublicationType, {
      description: 'The latest publication of a bot at once, then each change of its publications.',
      subscribe: follow(async (context, botId) => followPublications(deps, context.principal, botId)),
    })
    async publicationStatus(
      @Root() news: BotNews['publication'],
      @Arg('botId', () => ID, { description: 'The bot.' }) _botId: string,
      @Ctx() context: SubgraphContext,
    ): Promise<PublicationType> {
      const publication = await loadersOf(deps, context).publication.load(news.publicationId);
      if (publication === null) throw new DomainError('NOT_FOUND');
      return asPublication(publication);
    }

    @Subscription(() => DraftChangeType, {
      description: 'Who saves the draft of a bot, from now on.',
      subscribe: follow(async (context, botId) => followDraft(deps, context.principal, botId)),
    })
    draftChanged(
      @Root() news: BotNews['draft'],
      @Arg('botId', () => ID, { description: 'The bot.' }) _botId: string,
    ): DraftChangeType {
      const { botId: botUuid, revision, at, by: byUuid, saveId = null } = news;
      return Object.assign(new DraftChangeType(), { botUuid, revision, at: new Date(at), byUuid, saveId });
    }
  }
  return new BotSubscriptions();
}
