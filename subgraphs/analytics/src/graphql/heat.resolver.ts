import { fromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Args, ArgsType, Ctx, Directive, Field, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { AnalyticsDependencies } from '../application/dependencies.js';
import { followHeat } from '../application/follow-heat.js';
import { readHeat, type HeatReport, type HeatRequest } from '../application/read-heat.js';
import { asFlowHeat, FlowHeatType } from './heat.type.js';
import { RangeInput } from './metrics.input.js';

@ArgsType()
class FlowHeatArgs {
  @Field(() => ID, { description: 'The bot.' })
  botId!: string;

  @Field(() => RangeInput, { description: 'Conversations that started in this range, counted in whole hours.' })
  range!: RangeInput;

  @Field(() => ID, { nullable: true, description: 'The version; null for the one that is live.' })
  versionId?: string | null;
}

function requestOf({ botId, range, versionId }: FlowHeatArgs): HeatRequest {
  const version = versionId ?? null;
  return {
    botId: fromGlobalId('bot', botId),
    versionId: version === null ? null : fromGlobalId('botVersion', version),
    window: { from: range.from, to: range.to },
  };
}

/** type-graphql passes no instance of the class to `subscribe`, so the class is created around its dependencies. */
export function heatResolver(deps: AnalyticsDependencies): object {
  const subscribe = async ({ args, context }: { args: unknown; context: unknown }) =>
    followHeat(deps, (context as SubgraphContext).principal, requestOf(args as FlowHeatArgs));

  @Resolver()
  class HeatResolver {
    @Directive('@cost(weight: 25)')
    @Query(() => FlowHeatType, {
      nullable: true,
      description: 'How often the blocks and edges of a flow were used, by conversations that started in a range.',
    })
    async flowHeat(
      @Args(() => FlowHeatArgs) args: FlowHeatArgs,
      @Ctx() context: SubgraphContext,
    ): Promise<FlowHeatType> {
      return asFlowHeat(await readHeat(deps, context.principal, requestOf(args)));
    }

    @Subscription(() => FlowHeatType, {
      description: 'The same at once, then after each change, at most once a second.',
      subscribe,
    })
    flowHeatChanged(@Root() heat: HeatReport, @Args(() => FlowHeatArgs) _args: FlowHeatArgs): FlowHeatType {
      return asFlowHeat(heat);
    }
  }
  return new HeatResolver();
}
