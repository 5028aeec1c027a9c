import { sdlOf } from '@tertulia/service';
import { listSubgraphs } from '@tertulia/subgraph-list';

/** A subgraph's part of the graph. */
export interface SubgraphSdl {
  readonly name: string;
  readonly text: string;
}

/** The SDL of each subgraph, built from its classes without a database. */
export async function subgraphSdls(): Promise<SubgraphSdl[]> {
  const declarations = await listSubgraphs();
  return Promise.all(declarations.map(async (one) => ({ name: one.name, text: await sdlOf(one) })));
}
