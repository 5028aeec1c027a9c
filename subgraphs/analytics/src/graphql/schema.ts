import { buildSubgraph, type Logger, type Subgraph } from '@tertulia/subgraph';
import type { AnalyticsDependencies } from '../application/ports.js';
import { BotStub, BotVersionStub, OrganizationStub } from './foreign.type.js';
import { liveResolver } from './live.resolver.js';
import { BotMetricsResolver, BotVersionMetricsResolver, OrganizationMetricsResolver } from './metrics.resolver.js';

export function buildAnalyticsSubgraph(deps: AnalyticsDependencies, log: Logger): Subgraph {
  return buildSubgraph({
    name: 'analytics',
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
    log,
  });
}
