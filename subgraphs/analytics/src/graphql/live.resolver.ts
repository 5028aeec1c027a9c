import { fromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { followLiveMetrics, type LiveNumbers } from '../application/follow-live-metrics.js';
import type { AnalyticsDependencies } from '../application/dependencies.js';
import { LiveMetricsType } from './live.type.js';

/** type-graphql passes no instance of the class to `subscribe`, so the class is created around its dependencies. */
export function liveResolver(deps: AnalyticsDependencies): object {
  const subscribe = async ({ args, context }: { args: Record<string, unknown>; context: unknown }) => {
    const botId = args['botId'];
    const uuid = typeof botId === 'string' ? fromGlobalId('bot', botId) : null;
    return followLiveMetrics(deps, (context as SubgraphContext).principal, uuid);
  };

  @Resolver()
  class LiveMetricsSubscription {
    @Subscription(() => LiveMetricsType, {
      description:
        "Today's metrics of a bot, or of every bot that the caller may see: at once, then after each change.",
      subscribe,
    })
    liveMetrics(
      @Root() numbers: LiveNumbers,
      @Arg('botId', () => ID, { nullable: true, description: 'One bot; null for all.' }) _botId: string | null,
    ): LiveMetricsType {
      return numbers;
    }
  }
  return new LiveMetricsSubscription();
}
