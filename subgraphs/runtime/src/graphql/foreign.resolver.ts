import {
  ForwardPageArgs,
  fromGlobalId,
  makeConnection,
  pageRequest,
  requireOwnOrganization,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { listContacts } from '../application/read-conversations.js';
import { readLive } from '../application/read-live.js';
import { asContact, ContactConnection } from './contact.type.js';
import { conversationPage, queryOf } from './conversation-page.js';
import { ConversationListArgs } from './conversation.input.js';
import { ConversationConnection } from './conversation.type.js';
import { BotStub, OrganizationStub } from './foreign.type.js';
import { Asked, type Listing } from './listing.js';
import { asBotLiveCounts, asLiveCounts, BotLiveCountsType, LiveCountsType } from './live.type.js';

@Resolver(() => OrganizationStub)
export class OrganizationConversationsResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @FieldResolver(() => ConversationConnection, {
    nullable: true,
    description: 'Its conversations, latest activity first.',
  })
  async conversations(
    @Root() organization: Foreign,
    @Args(() => ConversationListArgs) args: ConversationListArgs,
    @Asked() asked: Listing,
  ) {
    requireOwnOrganization(organization, asked.context);
    return conversationPage(this.deps, asked, { args, query: queryOf(args.filter) });
  }

  @FieldResolver(() => ContactConnection, { nullable: true, description: 'Its contacts, the last seen first.' })
  async contacts(
    @Root() organization: Foreign,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    requireOwnOrganization(organization, context);
    const page = pageRequest(args);
    const list = await listContacts(this.deps, context.principal, page);
    return makeConnection(list.rows.map(asContact), page, {
      position: (row) => ({ sortKey: row.lastSeenAt.toISOString(), id: row.id }),
      totalCount: list.countAll,
    });
  }

  @FieldResolver(() => LiveCountsType, { nullable: true, description: 'The live counts.' })
  async live(@Root() organization: Foreign, @Ctx() context: SubgraphContext): Promise<LiveCountsType> {
    requireOwnOrganization(organization, context);
    return asLiveCounts(await readLive(this.deps, context.principal, null));
  }
}

@Resolver(() => BotStub)
export class BotConversationsResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @FieldResolver(() => ConversationConnection, {
    nullable: true,
    description: 'Its conversations, latest activity first.',
  })
  async conversations(
    @Root() bot: Foreign,
    @Args(() => ConversationListArgs) args: ConversationListArgs,
    @Asked() asked: Listing,
  ) {
    const query = { ...queryOf(args.filter), botId: fromGlobalId('bot', bot.id) };
    return conversationPage(this.deps, asked, { args, query });
  }

  @FieldResolver(() => BotLiveCountsType, { nullable: true, description: 'The live counts.' })
  async live(@Root() bot: Foreign, @Ctx() context: SubgraphContext): Promise<BotLiveCountsType> {
    const botId = fromGlobalId('bot', bot.id);
    const snapshot = await context
      .loader('live', async (keys: readonly string[]) => {
        const whole = await readLive(this.deps, context.principal, null);
        return keys.map(() => whole);
      })
      .load('organization');
    return asBotLiveCounts(snapshot, botId);
  }
}
