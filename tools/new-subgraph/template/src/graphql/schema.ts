import type { SubgraphSchema } from '@tertulia/subgraph';
import type { SpecimenDependencies } from '../application/dependencies.js';
import { SpecimenResolver } from './specimen.resolver.js';

/** The part of the graph on its use cases. */
export function specimenSchema(deps: SpecimenDependencies): SubgraphSchema {
  return { resolvers: [new SpecimenResolver(deps)] };
}
