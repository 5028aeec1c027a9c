import { DomainError } from '@tertulia/errors';
import { requirePermission } from '@tertulia/principal';
import {
  ForwardPageArgs,
  fromGlobalId,
  LocaleEnum,
  makeConnection,
  pageRequest,
  selectedFields,
  type SelectionInfo,
  type SubgraphContext,
  toGlobalId,
  tryFromGlobalId,
  withUserErrors,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { createBotFromTemplate } from '../application/create-bot-from-template.js';
import { deleteBot } from '../application/delete-bot.js';
import type { BotsDependencies } from '../application/dependencies.js';
import { duplicateBot } from '../application/duplicate-bot.js';
import { pauseBot, resumeBot } from '../application/pause-bot.js';
import { publishBot } from '../application/publish-bot.js';
import { listPublications, listVersions } from '../application/read-bots.js';
import { renameBot } from '../application/rename-bot.js';
import { restoreBot } from '../application/restore-bot.js';
import { rollBackBot } from '../application/roll-back-bot.js';
import { updateAllowedSites } from '../application/update-allowed-sites.js';
import type { Bot } from '../domain/bot.js';
import type { DraftFacts } from '../domain/draft.js';
import {
  CreateBotInput,
  DeleteBotInput,
  DuplicateBotInput,
  PauseBotInput,
  PublishBotInput,
  RenameBotInput,
  RestoreBotInput,
  ResumeBotInput,
  RollBackBotInput,
  UpdateAllowedSitesInput,
  wishOf,
} from './bot.input.js';
import { BotPayload, DeleteBotPayload, PublishBotPayload, refusedFor, refusedForChanges } from './bot.payload.js';
import {
  asBot,
  asPublication,
  BotType,
  BotVersionConnection,
  BotVersionType,
  EmbedSnippetType,
  PublicationConnection,
  PublicationType,
} from './bot.type.js';
import { DraftType, needsDefinition, ThemeType } from './draft.type.js';
import { ToneEnum } from './enums.js';
import { loadersOf } from './loaders.js';

const inputArg = { description: 'The input.' };

function payload(context: SubgraphContext, run: () => Promise<Bot>): Promise<BotPayload> {
  return withUserErrors<Pick<BotPayload, 'bot'>>(context, async () => ({ bot: asBot(await run()) }), { bot: null });
}

function idOf(kind: 'industry' | 'botTemplate', id: string | null | undefined): string | null {
  return id === null || id === undefined ? null : fromGlobalId(kind, id);
}

@Resolver()
export class BotMutations {
  constructor(private readonly deps: BotsDependencies) {}

  @Mutation(() => BotPayload, { description: 'Creates a bot with its first draft. Fails with PLAN_LIMIT_REACHED.' })
  createBot(
    @Arg('input', () => CreateBotInput, inputArg) input: CreateBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    return payload(context, () =>
      createBotFromTemplate(this.deps, context, {
        name: input.name,
        locale: input.locale,
        industryId: idOf('industry', input.industryId),
        templateId: idOf('botTemplate', input.templateId),
        definition: input.definition ?? null,
        pinnedConversations: input.pinnedConversations ?? null,
      }),
    );
  }

  @Mutation(() => BotPayload, { description: 'Renames the bot.' })
  renameBot(
    @Arg('input', () => RenameBotInput, inputArg) input: RenameBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    return payload(context, () => renameBot(this.deps, context.principal, { ...input, botId: botId(input) }));
  }

  @Mutation(() => BotPayload, { description: 'Limits the pages that may embed the bot, at once.' })
  updateAllowedSites(
    @Arg('input', () => UpdateAllowedSitesInput, inputArg) input: UpdateAllowedSitesInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    return payload(context, () => updateAllowedSites(this.deps, context.principal, { ...input, botId: botId(input) }));
  }

  @Mutation(() => BotPayload, { description: 'Creates a bot with the same draft. Fails with PLAN_LIMIT_REACHED.' })
  duplicateBot(
    @Arg('input', () => DuplicateBotInput, inputArg) input: DuplicateBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    const name = input.name ?? null;
    return payload(context, () => duplicateBot(this.deps, context.principal, { botId: botId(input), name }));
  }

  @Mutation(() => DeleteBotPayload, {
    description: 'Takes the bot offline and hides it from every list; restoreBot undoes it.',
  })
  deleteBot(
    @Arg('input', () => DeleteBotInput, inputArg) input: DeleteBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteBotPayload> {
    return withUserErrors<Pick<DeleteBotPayload, 'botId'>>(
      context,
      async () => ({ botId: toGlobalId('bot', (await deleteBot(this.deps, context.principal, botId(input))).id) }),
      { botId: null },
    );
  }

  @Mutation(() => BotPayload, { description: 'Restores a deleted bot, not live.' })
  restoreBot(
    @Arg('input', () => RestoreBotInput, inputArg) input: RestoreBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    return payload(context, () => restoreBot(this.deps, context.principal, botId(input)));
  }

  @Mutation(() => BotPayload, { description: 'Visitors see a pause message instead of the bot.' })
  pauseBot(
    @Arg('input', () => PauseBotInput, inputArg) input: PauseBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    const message = input.message ?? '';
    return payload(context, () => pauseBot(this.deps, context.principal, { botId: botId(input), message }));
  }

  @Mutation(() => BotPayload, { description: 'The bot replies again.' })
  resumeBot(
    @Arg('input', () => ResumeBotInput, inputArg) input: ResumeBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    return payload(context, () => resumeBot(this.deps, context.principal, botId(input)));
  }

  @Mutation(() => PublishBotPayload, {
    description: 'Freezes the draft as a version and makes it live once the runtime has loaded it.',
  })
  publishBot(
    @Arg('input', () => PublishBotInput, inputArg) input: PublishBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PublishBotPayload> {
    return publishPayload(context, async () => {
      const outcome = await publishBot(this.deps, context.principal, { botId: botId(input), ...wishOf(input) });
      if (outcome.kind === 'problems') return refusedFor(outcome.problems, context);
      return outcome.kind === 'changed'
        ? refusedForChanges(outcome.replays, context)
        : { ...nothing, publication: asPublication(outcome.publication) };
    });
  }

  @Mutation(() => PublishBotPayload, { description: 'Makes an earlier version live again.' })
  rollBackBot(
    @Arg('input', () => RollBackBotInput, inputArg) input: RollBackBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PublishBotPayload> {
    return publishPayload(context, async () => {
      const versionId = fromGlobalId('botVersion', input.versionId);
      const wanted = { botId: botId(input), versionId, conversations: input.conversations ?? 'MOVE' };
      const publication = await rollBackBot(this.deps, context.principal, wanted);
      return { ...nothing, publication: asPublication(publication) };
    });
  }
}

const nothing = { publication: null, problems: [], changedConversations: [] };

function publishPayload(
  context: SubgraphContext,
  run: () => Promise<Omit<PublishBotPayload, 'userErrors'> & Partial<Pick<PublishBotPayload, 'userErrors'>>>,
): Promise<PublishBotPayload> {
  return withUserErrors<Omit<PublishBotPayload, 'userErrors'>>(context, run, nothing);
}

/** The uuid of the bot in an input. */
export function botId(input: { botId: string }): string {
  if (typeof input.botId !== 'string') throw new DomainError('NOT_FOUND');
  return fromGlobalId('bot', input.botId);
}

/** @throws DomainError NOT_FOUND for null */
function found<T>(row: T | null): T {
  if (row === null) throw new DomainError('NOT_FOUND');
  return row;
}

@Resolver(() => BotType)
export class BotResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @Query(() => BotType, { nullable: true, description: 'A bot by its id; null when it does not exist for the caller.' })
  async bot(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: SubgraphContext) {
    requirePermission(context.principal, 'bots.read');
    const uuid = tryFromGlobalId('bot', id);
    const bot = uuid === null ? null : await loadersOf(this.deps, context).bot.load(uuid);
    return bot === null ? null : asBot(bot);
  }

  @FieldResolver(() => DraftType, { description: 'The draft.' })
  async draft(@Root() bot: BotType, @Ctx() context: SubgraphContext, @Info() info: SelectionInfo): Promise<DraftType> {
    const { draft, draftFacts } = loadersOf(this.deps, context);
    const loader = needsDefinition(selectedFields(info)) ? draft : draftFacts;
    return Object.assign(new DraftType(), found(await loader.load(bot.id)));
  }

  @FieldResolver(() => LocaleEnum, { description: "The draft's own language." })
  async locale(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<string> {
    return (await this.facts(bot, context)).locale;
  }

  @FieldResolver(() => [LocaleEnum], { description: 'Languages in which it replies.' })
  async locales(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<string[]> {
    return (await this.facts(bot, context)).locales;
  }

  @FieldResolver(() => ToneEnum, { description: 'Form of address in Spanish.' })
  async tone(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<string> {
    return (await this.facts(bot, context)).tone;
  }

  @FieldResolver(() => ThemeType, { description: 'The look of its widget.' })
  async theme(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<ThemeType> {
    return (await this.facts(bot, context)).theme;
  }

  @FieldResolver(() => BotVersionType, { nullable: true, description: 'The version that visitors talk to.' })
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

  @FieldResolver(() => EmbedSnippetType, { description: 'How to embed the chat in a web page.' })
  embed(@Root() bot: BotType): EmbedSnippetType {
    const { publicUrl, networkUrl } = this.deps.addresses;
    const scriptUrl = `${publicUrl}/widget/loader.js`;
    return {
      scriptUrl,
      html: `<script async src="${scriptUrl}" data-bot="${bot.publicId}"></script>`,
      chatUrl: `${publicUrl}/chat/${bot.publicId}`,
      networkChatUrl: networkUrl === null ? null : `${networkUrl}/chat/${bot.publicId}`,
    };
  }

  private async facts(bot: BotType, context: SubgraphContext): Promise<DraftFacts> {
    return found(await loadersOf(this.deps, context).draftFacts.load(bot.id));
  }
}
