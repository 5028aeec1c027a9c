import type { SubgraphSchema } from '@tertulia/subgraph';
import type { IntegrationsDependencies } from '../application/dependencies.js';
import { connectionsSchema } from './connection.schema.js';
import { outsideSchema } from './outside.schema.js';

/** Builds the subgraph's part of the graph from its use cases. */
export function integrationsSchema(deps: IntegrationsDependencies): SubgraphSchema {
  const connections = connectionsSchema(deps);
  return { ...connections, resolvers: [...connections.resolvers, ...outsideSchema(deps).resolvers] };
}
