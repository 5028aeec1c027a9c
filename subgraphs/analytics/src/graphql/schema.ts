import type { SubgraphSchema } from '@tertulia/subgraph';
import type { ExportDependencies } from '../application/export-dependencies.js';
import {
  DurationConversationsResolver,
  MetricConversationsResolver,
  QuestionConversationsResolver,
} from './counted.resolver.js';
import { DifferenceResolver } from './difference.resolver.js';
import { exportResolvers } from './export.resolver.js';
import type { FileDependencies } from '../application/read-report-file.js';
import { BotStub, BotVersionStub, OrganizationStub } from './foreign.type.js';
import { heatResolver } from './heat.resolver.js';
import { liveResolver } from './live.resolver.js';
import { MemberConversationsResolver, MemberWorkResolver } from './team.resolver.js';
import { OrganizationEventsResolver, TrackEventsResolver } from './tracked.resolver.js';
import { BotMetricsResolver, BotVersionMetricsResolver, OrganizationMetricsResolver } from './metrics.resolver.js';
import { DeliveryOutsiderResolver, OutsiderMutations, ScheduleOutsidersResolver } from './outsider.resolver.js';
import { ReportViewMutations, ReportViewsResolver } from './report-view.resolver.js';

import {
  OrganizationSchedulesResolver,
  ReportFileResolver,
  ReportTimesResolver,
  ScheduleDeliveriesResolver,
  ScheduleMutations,
} from './schedule.resolver.js';

/** The GraphQL schema of analytics. */
export function analyticsSchema(deps: ExportDependencies & FileDependencies): SubgraphSchema {
  return {
    resolvers: [
      new OrganizationMetricsResolver(deps),
      new BotMetricsResolver(deps),
      new BotVersionMetricsResolver(deps),
      new MetricConversationsResolver(deps),
      new DurationConversationsResolver(deps),
      new QuestionConversationsResolver(deps),
      new MemberConversationsResolver(deps),
      new MemberWorkResolver(),
      new DifferenceResolver(),
      new ReportViewsResolver(deps),
      new ReportViewMutations(deps),
      liveResolver(deps),
      heatResolver(deps),
      ...exportResolvers(deps),
      new TrackEventsResolver(deps),
      new OrganizationEventsResolver(deps),
      new OrganizationSchedulesResolver(deps),
      new ScheduleDeliveriesResolver(deps),
      new ScheduleMutations(deps),
      new ReportTimesResolver(deps),
      new ReportFileResolver(deps),
      new ScheduleOutsidersResolver(deps),
      new DeliveryOutsiderResolver(deps),
      new OutsiderMutations(deps),
    ],
    orphanedTypes: [OrganizationStub, BotStub, BotVersionStub],
    // Access is checked when metrics are read: the stub alone contains nothing.
    references: {
      Organization: (reference) => ({ id: reference['id'] }),
      Bot: (reference) => ({ id: reference['id'] }),
      BotVersion: (reference) => ({ id: reference['id'] }),
    },
  };
}
