import { tryFromGlobalId, type Foreign, type SubgraphContext } from '@tertulia/subgraph';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { OutsideDependencies } from '../application/outside-ports.js';
import { modelTokensOfBots } from '../application/read-model-use.js';
import { BotStub } from './foreign.type.js';

const intMax = 2_147_483_647;

@Resolver(() => BotStub)
export class ModelUseResolver {
  constructor(private readonly deps: Pick<OutsideDependencies, 'models' | 'clock'>) {}

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Tokens that language models have taken for it in this calendar month (UTC).',
  })
  async modelTokensThisMonth(@Root() bot: Foreign, @Ctx() context: SubgraphContext): Promise<number | null> {
    const tokens = context.loader('modelTokensOfBots', async (botIds: readonly string[]) => {
      const found = await modelTokensOfBots(this.deps, context.principal, botIds);
      return botIds.map((botId) => found.get(botId) ?? null);
    });
    const botId = tryFromGlobalId('bot', bot.id);
    const found = botId === null ? null : await tokens.load(botId);
    return found === null ? null : Math.min(found, intMax);
  }
}
