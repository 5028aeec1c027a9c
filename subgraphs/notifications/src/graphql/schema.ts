import type { SubgraphSchema } from '@tertulia/subgraph';
import type { NotificationsDependencies } from '../application/dependencies.js';
import { AlertMutations, OrganizationAlertsResolver } from './alert.resolver.js';
import { OrganizationStub, ReportDeliveryStub } from './foreign.type.js';
import { FeedMutations, feedSubscriptions, PreferencesResolver, UserFeedResolver } from './feed.resolver.js';
import { OrganizationMailResolver, PreferencesMailResolver } from './mail-policy.resolver.js';
import { PushMutations, UserDevicesResolver } from './push.resolver.js';
import { ReportDeliveryMailResolver } from './report.resolver.js';

/** Builds the subgraph's part of the graph from its use cases. */
export function notificationsSchema(deps: NotificationsDependencies): SubgraphSchema {
  return {
    resolvers: [
      new UserFeedResolver(deps),
      new PreferencesResolver(deps),
      new FeedMutations(deps),
      feedSubscriptions(deps),
      new UserDevicesResolver(deps),
      new PushMutations(deps),
      new OrganizationAlertsResolver(deps),
      new AlertMutations(deps),
      new OrganizationMailResolver(deps),
      new PreferencesMailResolver(deps),
      new ReportDeliveryMailResolver(deps),
    ],
    orphanedTypes: [OrganizationStub, ReportDeliveryStub],
  };
}
