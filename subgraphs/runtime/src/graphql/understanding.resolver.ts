import { fromGlobalId, withUserErrors, type Foreign, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { checkMisses } from '../application/check-misses.js';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { ignoreMisses } from '../application/ignore-misses.js';
import { organizationFor } from '../application/policies.js';
import { readMisses } from '../application/read-misses.js';
import { BotStub } from './foreign.type.js';
import {
  asCheck,
  asUnderstanding,
  IgnoreMissesInput,
  IgnoreMissesPayloadType,
  UnderstandingCheckType,
  UnderstandingType,
} from './understanding.type.js';

@Resolver(() => BotStub)
export class BotUnderstandingResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @FieldResolver(() => UnderstandingType, {
    nullable: true,
    description: 'What it missed in the last 30 days; members who may read its conversations see it.',
  })
  async understanding(@Root() bot: Foreign, @Ctx() context: SubgraphContext): Promise<UnderstandingType> {
    return asUnderstanding(await readMisses(this.deps, context.principal, fromGlobalId('bot', bot.id)));
  }
}

@Resolver(() => UnderstandingType)
export class UnderstandingResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @FieldResolver(() => UnderstandingCheckType, {
    nullable: true,
    description:
      'What the current draft makes of the listed texts; null if the draft cannot be read. Takes up to two seconds.',
  })
  async check(
    @Root() { misses }: UnderstandingType,
    @Ctx() context: SubgraphContext,
  ): Promise<UnderstandingCheckType | null> {
    const checked = await checkMisses(this.deps, context, misses);
    return checked === null ? null : asCheck(checked);
  }

  @Mutation(() => IgnoreMissesPayloadType, {
    description: "Leaves texts out of a bot's understanding, also when they are written again.",
  })
  async ignoreMisses(
    @Arg('input', () => IgnoreMissesInput, { description: 'Which.' }) input: IgnoreMissesInput,
    @Ctx() context: SubgraphContext,
  ): Promise<IgnoreMissesPayloadType> {
    organizationFor(context.principal, 'bots.edit');
    type Ignored = Omit<IgnoreMissesPayloadType, 'userErrors'>;
    const ignore = async (): Promise<Ignored> => {
      const botId = fromGlobalId('bot', input.botId);
      await ignoreMisses(this.deps, context, { botId, textIds: input.textIds });
      return { understanding: asUnderstanding(await readMisses(this.deps, context.principal, botId)) };
    };
    return withUserErrors<Ignored>(context, ignore, { understanding: null });
  }
}
