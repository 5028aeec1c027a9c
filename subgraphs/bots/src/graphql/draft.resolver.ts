import type { VariableValue } from '@tertulia/flow-engine';
import { requireOrganization } from '@tertulia/principal';
import { fromGlobalId, type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { DraftSaved, SaveTarget } from '../application/change-draft.js';
import { deleteKnowledgeEntry } from '../application/delete-knowledge-entry.js';
import { deletePrompt } from '../application/delete-prompt.js';
import type { BotsDependencies } from '../application/dependencies.js';
import { problemsOfDraft } from '../application/draft-problems.js';
import { restorePromptVersion } from '../application/restore-prompt-version.js';
import { restoreVersion } from '../application/restore-version.js';
import { saveFlow } from '../application/save-flow.js';
import { saveKnowledgeEntry } from '../application/save-knowledge-entry.js';
import { type PromptSaved, savePrompt } from '../application/save-prompt.js';
import { saveVariables } from '../application/save-variables.js';
import { updateAnswerModel } from '../application/update-answer-model.js';
import { updateBotSettings } from '../application/update-bot-settings.js';
import { updateBusinessProfile } from '../application/update-business-profile.js';
import { updateIntentSettings } from '../application/update-intent-settings.js';
import { updateTheme } from '../application/update-theme.js';
import { toAnswerModel, UpdateAnswerModelInput } from './answer-model.type.js';
import { botId } from './bot.resolver.js';
import {
  DeleteKnowledgeEntryInput,
  DeletePromptInput,
  RestorePromptVersionInput,
  RestoreVersionInput,
  SaveFlowInput,
  type SaveInput,
  SaveKnowledgeEntryInput,
  SavePromptInput,
  SaveVariablesInput,
  UpdateBotSettingsInput,
  UpdateBusinessProfileInput,
  UpdateThemeInput,
} from './draft.input.js';
import { asSaved, notSaved, SaveDraftPayload, SavePromptPayload } from './draft.payload.js';
import { asProblem, DraftChangesType, DraftType, ProblemType } from './draft.type.js';
import { asFlow, FlowType } from './flow.type.js';
import { toIntentSettings, UpdateIntentSettingsInput } from './intent-settings.type.js';
import { loadersOf } from './loaders.js';
import { toProfile } from './profile.input.js';
import { PromptType } from './prompt.type.js';

/** The common input of saves: the bot's uuid, the revision, the id of the save. */
export function target(input: SaveInput): SaveTarget {
  return { botId: botId(input), revision: input.revision, saveId: input.saveId ?? null };
}

export const inputArg = { description: 'The input.' };

/** The payload of a save, with its refusals. */
export function saved(context: SubgraphContext, run: () => Promise<DraftSaved>): Promise<SaveDraftPayload> {
  return withUserErrors<Omit<SaveDraftPayload, 'userErrors'>>(
    context,
    async () => asSaved(await run(), context),
    notSaved,
  );
}

function savedPrompt(context: SubgraphContext, run: () => Promise<PromptSaved>): Promise<SavePromptPayload> {
  return withUserErrors<Omit<SavePromptPayload, 'userErrors'>>(
    context,
    async () => {
      const result = await run();
      const prompt = result.draft.definition.prompts.find((one) => one.id === result.promptId);
      const shown = prompt === undefined ? null : Object.assign(new PromptType(), prompt, { botId: result.bot.id });
      return { ...asSaved(result, context), prompt: shown };
    },
    { ...notSaved, prompt: null },
  );
}

@Resolver()
export class DraftMutations {
  constructor(private readonly deps: BotsDependencies) {}

  @Mutation(() => SaveDraftPayload, { description: 'Replaces the business profile.' })
  updateBusinessProfile(
    @Arg('input', () => UpdateBusinessProfileInput, inputArg) input: UpdateBusinessProfileInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    return saved(context, () =>
      updateBusinessProfile(this.deps, context.principal, {
        ...target(input),
        profile: toProfile(input.profile),
      }),
    );
  }

  @Mutation(() => SaveDraftPayload, { description: 'Replaces one flow. Problems block publishing, not saving.' })
  saveFlow(
    @Arg('input', () => SaveFlowInput, inputArg) input: SaveFlowInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    return saved(context, async () => saveFlow(this.deps, context.principal, { ...input, ...target(input) }));
  }

  @Mutation(() => SaveDraftPayload, { description: "Replaces the bot's variables." })
  saveVariables(
    @Arg('input', () => SaveVariablesInput, inputArg) input: SaveVariablesInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    const variables = input.variables.map((variable) => ({
      ...variable,
      defaultValue: (variable.defaultValue ?? null) as VariableValue,
    }));
    return saved(context, () => saveVariables(this.deps, context.principal, { ...target(input), variables }));
  }

  @Mutation(() => SavePromptPayload, {
    description:
      'Adds or changes a prompt and stores a version; saves of one person within ten minutes and without a note share a version.',
  })
  savePrompt(
    @Arg('input', () => SavePromptInput, inputArg) input: SavePromptInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SavePromptPayload> {
    return savedPrompt(context, async () =>
      savePrompt(this.deps, context.principal, {
        ...input,
        ...target(input),
        promptId: input.promptId ?? null,
        cases: input.cases?.map((one) => ({ ...one })) ?? null,
        note: input.note ?? '',
      }),
    );
  }

  @Mutation(() => SaveDraftPayload, { description: 'Removes a prompt; its versions stay.' })
  deletePrompt(
    @Arg('input', () => DeletePromptInput, inputArg) input: DeletePromptInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    return saved(context, async () => deletePrompt(this.deps, context.principal, { ...input, ...target(input) }));
  }

  @Mutation(() => SavePromptPayload, { description: 'Restores an earlier version of a prompt, as a new version.' })
  restorePromptVersion(
    @Arg('input', () => RestorePromptVersionInput, inputArg) input: RestorePromptVersionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SavePromptPayload> {
    return savedPrompt(context, async () =>
      restorePromptVersion(this.deps, context.principal, {
        ...target(input),
        promptVersionId: fromGlobalId('promptVersion', input.promptVersionId),
      }),
    );
  }

  @Mutation(() => SaveDraftPayload, { description: 'Adds or changes a knowledge entry.' })
  saveKnowledgeEntry(
    @Arg('input', () => SaveKnowledgeEntryInput, inputArg) input: SaveKnowledgeEntryInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    const id = input.id ?? null;
    return saved(context, async () =>
      saveKnowledgeEntry(this.deps, context.principal, { ...input, ...target(input), id }),
    );
  }

  @Mutation(() => SaveDraftPayload, { description: 'Removes a knowledge entry.' })
  deleteKnowledgeEntry(
    @Arg('input', () => DeleteKnowledgeEntryInput, inputArg) input: DeleteKnowledgeEntryInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    return saved(context, async () =>
      deleteKnowledgeEntry(this.deps, context.principal, { ...input, ...target(input) }),
    );
  }

  @Mutation(() => SaveDraftPayload, { description: 'Changes colour, avatar and side of the widget.' })
  updateTheme(
    @Arg('input', () => UpdateThemeInput, inputArg) input: UpdateThemeInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    const { primaryColor, avatarText, position } = input;
    const theme = { primaryColor, avatarText, position };
    return saved(context, async () => updateTheme(this.deps, context.principal, { ...target(input), theme }));
  }

  @Mutation(() => SaveDraftPayload, { description: 'Changes languages, form of address and times.' })
  updateBotSettings(
    @Arg('input', () => UpdateBotSettingsInput, inputArg) input: UpdateBotSettingsInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    const { locale, locales, tone, idleMinutes, resumeHours } = input;
    const settings = { idleMinutes, resumeHours };
    return saved(context, async () =>
      updateBotSettings(this.deps, context.principal, {
        ...target(input),
        locale,
        locales,
        tone,
        settings,
        framedSites: input.framedSites ?? null,
      }),
    );
  }

  @Mutation(() => SaveDraftPayload, { description: 'Chooses the language model that writes the answers, or none.' })
  updateAnswerModel(
    @Arg('input', () => UpdateAnswerModelInput, inputArg) input: UpdateAnswerModelInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    const answerModel = input.answerModel ? toAnswerModel(input.answerModel) : null;
    return saved(context, async () =>
      updateAnswerModel(this.deps, context.principal, { ...target(input), answerModel }),
    );
  }

  @Mutation(() => SaveDraftPayload, {
    description: 'Changes how the bot reacts to what visitors want of it at any question.',
  })
  updateIntentSettings(
    @Arg('input', () => UpdateIntentSettingsInput, inputArg) input: UpdateIntentSettingsInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    const intents = toIntentSettings(input);
    return saved(context, async () =>
      updateIntentSettings(this.deps, context.principal, { ...target(input), intents }),
    );
  }

  @Mutation(() => SaveDraftPayload, { description: 'Copies an earlier version into the draft.' })
  restoreVersion(
    @Arg('input', () => RestoreVersionInput, inputArg) input: RestoreVersionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    return saved(context, async () =>
      restoreVersion(this.deps, context.principal, {
        ...target(input),
        versionId: fromGlobalId('botVersion', input.versionId),
      }),
    );
  }
}

@Resolver(() => DraftType)
export class DraftResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @Directive('@listSize(assumedSize: 2)')

  @FieldResolver(() => [FlowType], { description: 'Flows; the first is the main flow.' })
  flows(@Root() draft: DraftType): FlowType[] {
    const definition = draft.whole();
    return definition.flows.map((flow) => asFlow(flow, definition));
  }

  @Directive('@listSize(assumedSize: 3)')

  @FieldResolver(() => [PromptType], { description: 'Prompts.' })
  prompts(@Root() draft: DraftType): PromptType[] {
    const { botId } = draft;
    return draft.whole().prompts.map((prompt) => Object.assign(new PromptType(), prompt, { botId }));
  }

  @Directive('@cost(weight: 20)')

  @FieldResolver(() => [ProblemType], { description: 'Problems; errors block publishing.' })
  async problems(@Root() draft: DraftType, @Ctx() context: SubgraphContext): Promise<ProblemType[]> {
    const organizationId = requireOrganization(context.principal);
    const { botId } = draft;
    const problems = await problemsOfDraft(this.deps, { organizationId, botId, definition: draft.whole() });
    return problems.map((problem) => asProblem(problem, context.locale));
  }

  @FieldResolver(() => [String], { description: 'Ids of the latest saves, newest first.' })
  async saveIds(@Root() draft: DraftType, @Ctx() context: SubgraphContext): Promise<string[]> {
    return loadersOf(this.deps, context).saveIds.load(draft.botId);
  }

  @FieldResolver(() => DraftChangesType, {
    description: 'Differences from the live version; everything before the first.',
  })
  changesSinceLive(@Root() draft: DraftType): DraftChangesType {
    return Object.assign(new DraftChangesType(), { draft });
  }
}
