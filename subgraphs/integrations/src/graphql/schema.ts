import type { SubgraphSchema } from '@tertulia/subgraph';
import type { IntegrationsDependencies } from '../application/dependencies.js';
import { connectionsSchema } from './connection.schema.js';

/** Builds the subgraph's part of the graph from its use cases. */
export function integrationsSchema(deps: IntegrationsDependencies): SubgraphSchema {
  return connectionsSchema(deps);
}
