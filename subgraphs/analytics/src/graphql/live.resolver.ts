import { fromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { followLiveMetrics, type LiveNumbers } from '../application/follow-live-metrics.js';
import type { AnalyticsDependencies } from '../application/dependencies.js';
import { LiveMetricsType } from './live.type.js';

/** type-graphql hands `subscribe` no instance of the class, so the class is made around what it needs. */
export function liveResolver(deps: AnalyticsDependencies): object {
  const subscribe = async ({ args, context }: { args: Record<string, unknown>; context: unknown }) => {
    const botId = args['botId'];
    const uuid = typeof botId === 'string' ? fromGlobalId('bot', botId) : null;
    return followLiveMetrics(deps, (context as SubgraphContext).principal, uuid);
  };

  @Resolver()
  class LiveMetricsSubscription {
    @Subscription(() => LiveMetricsType, {
      description: "Today's numbers of a bot, or of every bot that the caller may see: at once, then when they change.",
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
