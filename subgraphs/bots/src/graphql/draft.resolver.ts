import { requireOrganization } from '@tertulia/principal';
import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BotsDependencies } from '../application/dependencies.js';
import { promptVersions } from '../application/read-bots.js';
import { DraftChangesType, DraftType, ProblemType } from './draft.type.js';
import { FlowType } from './flow.type.js';
import { loadersOf } from './loaders.js';
import { asFlow, asProblem } from './presenters.js';
import { PromptType, PromptVersionType } from './prompt.type.js';

@Resolver(() => DraftType)
export class DraftResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @Directive('@listSize(assumedSize: 2)')

  @FieldResolver(() => [FlowType], { description: 'Flows; the first is the main flow.' })
  flows(@Root() draft: DraftType): FlowType[] {
    return draft.definition.flows.map((flow) => asFlow(flow, draft.definition));
  }

  @Directive('@listSize(assumedSize: 3)')

  @FieldResolver(() => [PromptType], { description: 'Prompts.' })
  prompts(@Root() draft: DraftType): PromptType[] {
    return draft.definition.prompts.map((prompt) => Object.assign(new PromptType(), prompt, { botId: draft.botId }));
  }

  @Directive('@cost(weight: 20)')

  @FieldResolver(() => [ProblemType], { description: 'Findings; errors keep the draft from being published.' })
  async problems(@Root() draft: DraftType, @Ctx() context: SubgraphContext): Promise<ProblemType[]> {
    const organizationId = requireOrganization(context.principal);
    const problems = await this.deps.documents.problemsOf(organizationId, draft.definition);
    return problems.map((problem) => asProblem(problem, context.locale));
  }

  @FieldResolver(() => [String], { description: 'Names that the latest saves brought along, newest first.' })
  async saveIds(@Root() draft: DraftType, @Ctx() context: SubgraphContext): Promise<string[]> {
    return loadersOf(this.deps, context).saveIds.load(draft.botId);
  }

  @FieldResolver(() => DraftChangesType, {
    description: 'What differs from the live version; all of it before the first.',
  })
  async changesSinceLive(@Root() draft: DraftType, @Ctx() context: SubgraphContext): Promise<DraftChangesType> {
    const loaders = loadersOf(this.deps, context);
    const bot = await loaders.bot.load(draft.botId);
    const live = bot === null || bot.liveVersionId === null ? null : await loaders.wholeVersion.load(bot.liveVersionId);
    const changes = await this.deps.documents.changesSince(requireOrganization(context.principal), {
      earlier: live?.definition ?? null,
      definition: draft.definition,
      locale: context.locale,
    });
    return { count: changes.length, changes };
  }
}

@Resolver(() => PromptType)
export class PromptResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => [PromptVersionType], { description: 'Its saved states, newest first.' })
  async versions(@Root() prompt: PromptType, @Ctx() context: SubgraphContext): Promise<PromptVersionType[]> {
    const { botId } = prompt;
    const all = await context
      .loader(`promptVersions:${botId}`, async (promptIds: readonly string[]) => {
        const rows = await promptVersions(this.deps, context.principal, { botId, promptIds });
        return promptIds.map((promptId) => rows.filter((row) => row.promptId === promptId));
      })
      .load(prompt.id);
    return all.map((version) => Object.assign(new PromptVersionType(), version));
  }
}
