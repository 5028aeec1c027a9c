import type { SubgraphSchema } from '@tertulia/subgraph';
import type { IntegrationsDependencies } from '../application/dependencies.js';
import { IntegrationsResolver } from './integrations.resolver.js';

/** Builds the subgraph's part of the graph from its use cases. */
export function integrationsSchema(deps: IntegrationsDependencies): SubgraphSchema {
  return { resolvers: [new IntegrationsResolver(deps)] };
}
