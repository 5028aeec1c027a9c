import { composeServices } from '@apollo/composition';
import { assertDescribed, type Subgraph } from '@tertulia/subgraph';
import { parse } from 'graphql';

/** Composes the schema of one subgraph or several. @throws Error with every composition error. Returns the supergraph's SDL. */
export function assertComposes(...subgraphs: readonly Pick<Subgraph, 'name' | 'sdl'>[]): string {
  const services = subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) }));
  const result = composeServices(services);
  if (result.errors !== undefined && result.errors.length > 0) {
    throw new Error(result.errors.map((error) => `${String(error.extensions['code'])}: ${error.message}`).join('\n'));
  }
  return result.supergraphSdl ?? '';
}

/** Every type, field, argument, input field and enum value is described, and the subgraph composes alone. @throws Error */
export function assertSubgraphContract(subgraph: Pick<Subgraph, 'name' | 'sdl'>): void {
  assertDescribed(subgraph.sdl);
  assertComposes(subgraph);
}
