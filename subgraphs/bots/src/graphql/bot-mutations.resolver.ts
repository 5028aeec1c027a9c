import { DomainError } from '@tertulia/errors';
import type { Problem } from '@tertulia/flow-engine';
import { fromGlobalId, toGlobalId, userErrorOf, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { createBotFromTemplate } from '../application/create-bot-from-template.js';
import { deleteBot } from '../application/delete-bot.js';
import type { BotsDependencies } from '../application/dependencies.js';
import { duplicateBot } from '../application/duplicate-bot.js';
import { pauseBot, resumeBot } from '../application/pause-bot.js';
import { publishBot } from '../application/publish-bot.js';
import { renameBot } from '../application/rename-bot.js';
import { restoreBot } from '../application/restore-bot.js';
import { rollBackBot } from '../application/roll-back-bot.js';
import { updateAllowedSites } from '../application/update-allowed-sites.js';
import type { Bot } from '../domain/bot.js';
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
} from './bot.input.js';
import { asBot, asPublication } from './bot.type.js';
import { BotPayload, DeleteBotPayload, PublishBotPayload } from './payloads.type.js';
import { asProblem } from './presenters.js';

const inputArg = { description: 'What to do.' };

function payload(context: SubgraphContext, run: () => Promise<Bot>): Promise<BotPayload> {
  return withUserErrors<Pick<BotPayload, 'bot'>>(context, async () => ({ bot: asBot(await run()) }), { bot: null });
}

function idOf(kind: 'industry' | 'botTemplate', id: string | null | undefined): string | null {
  return id === null || id === undefined ? null : fromGlobalId(kind, id);
}

@Resolver()
export class BotMutations {
  constructor(private readonly deps: BotsDependencies) {}

  @Mutation(() => BotPayload, { description: 'Creates a bot with its first draft. Refused with PLAN_LIMIT_REACHED.' })
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
      }),
    );
  }

  @Mutation(() => BotPayload, { description: 'Gives the bot another name.' })
  renameBot(
    @Arg('input', () => RenameBotInput, inputArg) input: RenameBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    return payload(context, () => renameBot(this.deps, context.principal, { ...input, botId: botId(input) }));
  }

  @Mutation(() => BotPayload, { description: 'Limits the pages that may show the bot, at once.' })
  updateAllowedSites(
    @Arg('input', () => UpdateAllowedSitesInput, inputArg) input: UpdateAllowedSitesInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    return payload(context, () => updateAllowedSites(this.deps, context.principal, { ...input, botId: botId(input) }));
  }

  @Mutation(() => BotPayload, { description: 'Makes a new bot with the same draft. Refused with PLAN_LIMIT_REACHED.' })
  duplicateBot(
    @Arg('input', () => DuplicateBotInput, inputArg) input: DuplicateBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    const name = input.name ?? null;
    return payload(context, () => duplicateBot(this.deps, context.principal, { botId: botId(input), name }));
  }

  @Mutation(() => DeleteBotPayload, {
    description: 'Takes the bot off line and out of every list; restoreBot undoes it.',
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

  @Mutation(() => BotPayload, { description: 'Brings a deleted bot back, not live.' })
  restoreBot(
    @Arg('input', () => RestoreBotInput, inputArg) input: RestoreBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    return payload(context, () => restoreBot(this.deps, context.principal, botId(input)));
  }

  @Mutation(() => BotPayload, { description: 'Visitors meet a pause message instead of the bot.' })
  pauseBot(
    @Arg('input', () => PauseBotInput, inputArg) input: PauseBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    const message = input.message ?? '';
    return payload(context, () => pauseBot(this.deps, context.principal, { botId: botId(input), message }));
  }

  @Mutation(() => BotPayload, { description: 'The bot answers again.' })
  resumeBot(
    @Arg('input', () => ResumeBotInput, inputArg) input: ResumeBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<BotPayload> {
    return payload(context, () => resumeBot(this.deps, context.principal, botId(input)));
  }

  @Mutation(() => PublishBotPayload, {
    description: 'Freezes the draft as a version and makes it live when the runtime has loaded it.',
  })
  publishBot(
    @Arg('input', () => PublishBotInput, inputArg) input: PublishBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PublishBotPayload> {
    return publishPayload(context, async () => {
      const outcome = await publishBot(this.deps, context.principal, { botId: botId(input), note: input.note ?? '' });
      return outcome.kind === 'requested'
        ? { publication: asPublication(outcome.publication), problems: [] }
        : refusedFor(outcome.problems, context);
    });
  }

  @Mutation(() => PublishBotPayload, { description: 'Makes an earlier version live again.' })
  rollBackBot(
    @Arg('input', () => RollBackBotInput, inputArg) input: RollBackBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PublishBotPayload> {
    return publishPayload(context, async () => {
      const versionId = fromGlobalId('botVersion', input.versionId);
      const publication = await rollBackBot(this.deps, context.principal, { botId: botId(input), versionId });
      return { publication: asPublication(publication), problems: [] };
    });
  }
}

/** Every finding, and the one line that says that they stand in the way. */
function refusedFor(problems: readonly Problem[], context: SubgraphContext): PublishBotPayload {
  const count = problems.filter((problem) => problem.severity === 'ERROR').length;
  return {
    publication: null,
    problems: problems.map((problem) => asProblem(problem, context.locale)),
    userErrors: [userErrorOf(context, 'HAS_PROBLEMS', { params: { count } })],
  };
}

function publishPayload(
  context: SubgraphContext,
  run: () => Promise<Omit<PublishBotPayload, 'userErrors'> & Partial<Pick<PublishBotPayload, 'userErrors'>>>,
): Promise<PublishBotPayload> {
  return withUserErrors<Omit<PublishBotPayload, 'userErrors'>>(context, run, { publication: null, problems: [] });
}

/** The uuid of the bot that an input names. */
export function botId(input: { botId: string }): string {
  if (typeof input.botId !== 'string') throw new DomainError('NOT_FOUND');
  return fromGlobalId('bot', input.botId);
}
