import type { SubgraphSchema } from '@tertulia/subgraph';
import type { AnalyticsDependencies } from '../application/dependencies.js';
import { BotStub, BotVersionStub, OrganizationStub } from './foreign.type.js';
import { liveResolver } from './live.resolver.js';
import { BotMetricsResolver, BotVersionMetricsResolver, OrganizationMetricsResolver } from './metrics.resolver.js';

/** The part of the graph on its use cases. */
export function analyticsSchema(deps: AnalyticsDependencies): SubgraphSchema {
  return {
    resolvers: [
      new OrganizationMetricsResolver(deps),
      new BotMetricsResolver(deps),
      new BotVersionMetricsResolver(deps),
      liveResolver(deps),
    ],
    orphanedTypes: [OrganizationStub, BotStub, BotVersionStub],
    // Whose they are is checked where numbers are read: the stub alone says nothing.
    references: {
      Organization: (reference) => ({ id: reference['id'] }),
      Bot: (reference) => ({ id: reference['id'] }),
      BotVersion: (reference) => ({ id: reference['id'] }),
    },
  };
}
