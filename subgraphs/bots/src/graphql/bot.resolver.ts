import { DomainError } from '@tertulia/errors';
import { requirePermission } from '@tertulia/principal';
import {
  fromGlobalId,
  ForwardPageArgs,
  LocaleEnum,
  makeConnection,
  PageArgs,
  pageRequest,
  requireOwnOrganization,
  tryFromGlobalId,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { BotsDependencies, PublicAddresses } from '../application/dependencies.js';
import { listBots, listPublications, listVersions } from '../application/read-bots.js';
import type { Draft } from '../domain/draft.js';
import { BotFilterInput } from './bot.input.js';
import {
  asBot,
  asPublication,
  BotConnection,
  BotType,
  BotVersionConnection,
  BotVersionType,
  EmbedSnippetType,
  PublicationConnection,
  PublicationType,
} from './bot.type.js';
import { DraftType, ThemeType } from './draft.type.js';
import { ToneEnum } from './enums.js';
import { IndustryStub, OrganizationStub } from './foreign.type.js';
import { loadersOf } from './loaders.js';

@Resolver(() => BotType)
export class BotResolver {
  constructor(
    private readonly deps: BotsDependencies,
    private readonly addresses: PublicAddresses,
  ) {}

  @Query(() => BotType, { nullable: true, description: 'A bot by its id; null when it does not exist for the caller.' })
  async bot(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: SubgraphContext) {
    requirePermission(context.principal, 'bots.read');
    const uuid = tryFromGlobalId('bot', id);
    const bot = uuid === null ? null : await loadersOf(this.deps, context).bot.load(uuid);
    return bot === null ? null : asBot(bot);
  }

  @FieldResolver(() => DraftType, { description: 'What is being edited.' })
  async draft(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<DraftType> {
    return Object.assign(new DraftType(), await this.loadDraft(bot, context));
  }

  @FieldResolver(() => LocaleEnum, { description: "The draft's own language." })
  async locale(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<string> {
    return (await this.loadDraft(bot, context)).definition.locale;
  }

  @FieldResolver(() => [LocaleEnum], { description: 'Languages that it answers in.' })
  async locales(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<string[]> {
    return (await this.loadDraft(bot, context)).definition.locales;
  }

  @FieldResolver(() => ToneEnum, { description: 'Form of address in Spanish.' })
  async tone(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<string> {
    return (await this.loadDraft(bot, context)).definition.tone;
  }

  @FieldResolver(() => ThemeType, { description: 'How its widget looks.' })
  async theme(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<ThemeType> {
    return (await this.loadDraft(bot, context)).definition.theme;
  }

  @FieldResolver(() => BotVersionType, { nullable: true, description: 'The version that answers visitors.' })
  async liveVersion(@Root() bot: BotType, @Ctx() context: SubgraphContext) {
    if (bot.liveVersionId === null) return null;
    const version = await loadersOf(this.deps, context).version.load(bot.liveVersionId);
    return version === null ? null : Object.assign(new BotVersionType(), version);
  }

  @FieldResolver(() => BotVersionConnection, { description: 'Its versions, newest first.' })
  async versions(
    @Root() bot: BotType,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    const page = pageRequest(args);
    const list = await listVersions(this.deps, context.principal, { botId: bot.id, page });
    const rows = list.rows.map((version) => Object.assign(new BotVersionType(), version));
    return makeConnection(rows, page, {
      position: (version) => ({ sortKey: String(version.number), id: version.id }),
      totalCount: list.countAll,
    });
  }

  @FieldResolver(() => PublicationConnection, { description: 'Attempts to publish, newest first.' })
  async publications(
    @Root() bot: BotType,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    const page = pageRequest(args);
    const list = await listPublications(this.deps, context.principal, { botId: bot.id, page });
    return makeConnection(list.rows.map(asPublication), page, {
      position: (publication) => ({ sortKey: publication.id, id: publication.id }),
      totalCount: list.countAll,
    });
  }

  @FieldResolver(() => PublicationType, { nullable: true, description: 'The latest attempt to publish.' })
  async latestPublication(@Root() bot: BotType, @Ctx() context: SubgraphContext) {
    const latest = await loadersOf(this.deps, context).latestPublication.load(bot.id);
    return latest === null ? null : asPublication(latest);
  }

  @FieldResolver(() => EmbedSnippetType, { description: 'How a web page gets the chat.' })
  embed(@Root() bot: BotType): EmbedSnippetType {
    const { publicUrl, networkUrl } = this.addresses;
    const scriptUrl = `${publicUrl}/widget/loader.js`;
    return {
      scriptUrl,
      html: `<script async src="${scriptUrl}" data-bot="${bot.publicId}"></script>`,
      chatUrl: `${publicUrl}/chat/${bot.publicId}`,
      networkChatUrl: networkUrl === null ? null : `${networkUrl}/chat/${bot.publicId}`,
    };
  }

  private async loadDraft(bot: BotType, context: SubgraphContext): Promise<Draft> {
    const draft = await loadersOf(this.deps, context).draft.load(bot.id);
    if (draft === null) throw new DomainError('NOT_FOUND');
    return draft;
  }
}

@ArgsType()
class BotListArgs extends PageArgs {
  @Field(() => BotFilterInput, { nullable: true, description: 'Narrows the list.' })
  filter?: BotFilterInput | null;
}

@Resolver(() => OrganizationStub)
export class OrganizationBotsResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => BotConnection, { nullable: true, description: "The organization's bots, newest first." })
  async bots(
    @Root() organization: OrganizationStub,
    @Args(() => BotListArgs) args: BotListArgs,
    @Ctx() context: SubgraphContext,
  ) {
    requireOwnOrganization(organization, context);
    return connectionOfBots(this.deps, context, { args, filter: args.filter ?? null, industryId: null });
  }
}

@Resolver(() => IndustryStub)
export class IndustryBotsResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => BotConnection, { nullable: true, description: "The caller's bots of this trade." })
  async bots(
    @Root() industry: IndustryStub,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    return connectionOfBots(this.deps, context, {
      args,
      filter: null,
      industryId: fromGlobalId('industry', industry.id),
    });
  }
}

async function connectionOfBots(
  deps: BotsDependencies,
  context: SubgraphContext,
  input: { args: PageArgs | ForwardPageArgs; filter: BotFilterInput | null; industryId: string | null },
) {
  const page = pageRequest(input.args);
  const list = await listBots(deps, context.principal, {
    status: input.filter?.status ?? null,
    search: input.filter?.search?.trim() || null,
    industryId: input.industryId,
    page,
  });
  return makeConnection(list.rows.map(asBot), page, {
    position: (bot) => ({ sortKey: bot.id, id: bot.id }),
    totalCount: list.countAll,
  });
}
