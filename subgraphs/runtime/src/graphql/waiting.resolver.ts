import { fromGlobalId, toGlobalId, type Foreign, type SubgraphContext } from '@tertulia/subgraph';
import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { readWaiting } from '../application/read-waiting.js';
import { BotStub, BotVersionStub } from './foreign.type.js';

@ObjectType('BlockWaiting', { description: 'How many visitors wait at a block of a version now.' })
export class BlockWaitingType {
  @Field(() => BotVersionStub, { description: 'The version on which they are.' })
  version!: { id: string };

  @Field(() => ID, { description: 'The block.' })
  blockId!: string;

  @Field(() => ID, { description: 'The group of the block in that version.' })
  groupId!: string;

  @Field(() => Int, {
    description: 'Active conversations whose question is open there, or that wait there for a person or a time.',
  })
  visitors!: number;
}

@Resolver(() => BotStub)
export class BotWaitingResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @FieldResolver(() => [BlockWaitingType], {
    nullable: true,
    description: 'Where its visitors wait now; blocks where nobody waits are left out.',
  })
  async waitingByBlock(@Root() bot: Foreign, @Ctx() context: SubgraphContext): Promise<BlockWaitingType[]> {
    const rows = await context
      .loader('waitingByBlock', async (ids: readonly string[]) => readWaiting(this.deps, context.principal, ids))
      .load(fromGlobalId('bot', bot.id));
    return rows.map(({ versionId, blockId, groupId, visitors }) => {
      return { version: { id: toGlobalId('botVersion', versionId) }, blockId, groupId, visitors };
    });
  }
}
