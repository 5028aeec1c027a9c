import type { Clock } from '@tertulia/use-case';
import type { AnalyticsStore, FindNewBots, NumbersFeed, Pause } from './ports.js';

/** The dependencies of every use case of this subgraph. */
export interface AnalyticsDependencies {
  store: AnalyticsStore;
  feed: NumbersFeed;
  findNewBots: FindNewBots;
  pause: Pause;
  clock: Clock;
}
