import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BotsDependencies } from '../application/dependencies.js';
import { promptVersions } from '../application/read-bots.js';
import { PromptType, PromptVersionType } from './prompt.type.js';

@Resolver(() => PromptType)
export class PromptResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => [PromptVersionType], { description: 'Its versions, newest first.' })
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
