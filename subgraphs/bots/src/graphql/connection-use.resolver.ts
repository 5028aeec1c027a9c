import { type Foreign, type SubgraphContext } from '@tertulia/subgraph';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BotsDependencies } from '../application/dependencies.js';
import { asBot } from './bot.type.js';
import { ConnectionUseType } from './connection-use.type.js';
import { ConnectionStub } from './foreign.type.js';
import { loadersOf } from './loaders.js';

@Resolver(() => ConnectionStub)
export class ConnectionUsesResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [ConnectionUseType], {
    nullable: true,
    description: 'The bots that use it, newest first; only those that the caller sees.',
  })
  async usedIn(@Root() connection: Foreign, @Ctx() context: SubgraphContext): Promise<ConnectionUseType[]> {
    const loaders = loadersOf(this.deps, context);
    const uses = await loaders.connectionUses.load(connection.id);
    const bots = await Promise.all(uses.map(async ({ botId }) => loaders.bot.load(botId)));
    return uses.flatMap(({ isLive, writesAnswers, blocks }, index) => {
      const bot = bots[index];
      return bot === null || bot === undefined
        ? []
        : [Object.assign(new ConnectionUseType(), { bot: asBot(bot), isLive, writesAnswers, blocks })];
    });
  }
}
