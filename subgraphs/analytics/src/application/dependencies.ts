import type { Clock, Ids } from '@tertulia/use-case';
import type { AnalyticsStore, FindNewBots, NumbersFeed, Pause } from './ports.js';
import type { ReportViewStore } from './report-view-ports.js';

/** The dependencies of every use case of this subgraph. */
export interface AnalyticsDependencies {
  store: AnalyticsStore;
  feed: NumbersFeed;
  findNewBots: FindNewBots;
  pause: Pause;
  /** The id under which the goal of a sent event is counted: a uuid, the same for the same organization and id. */
  goalEventId: (organizationId: string, eventId: string) => string;
  clock: Clock;
  ids: Ids;
  reportViews: ReportViewStore;
}
