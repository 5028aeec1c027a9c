import type { SubgraphSchema } from '@tertulia/subgraph';
import type { SpecimenDependencies } from '../application/dependencies.js';
import { SpecimenResolver } from './specimen.resolver.js';

/** Builds the subgraph's part of the graph from its use cases. */
export function specimenSchema(deps: SpecimenDependencies): SubgraphSchema {
  return { resolvers: [new SpecimenResolver(deps)] };
}
