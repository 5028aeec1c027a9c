import type { Principal } from '@tertulia/principal';
import type { ExecutionResult } from 'graphql';
import type { Subgraph } from './build-subgraph.js';

export interface SubgraphCall {
  query: string;
  variables?: Readonly<Record<string, unknown>>;
  principal: Principal;
  requestId: string;
}

/** How one service asks another directly, as the given principal. Rejects when the subgraph cannot be reached. */
export type SubgraphCaller = (subgraph: string, call: SubgraphCall) => Promise<ExecutionResult>;

/** Calls subgraphs of the same process; `find` is asked at each call, so that subgraphs may be made later. */
export function localSubgraphCaller(find: (name: string) => Pick<Subgraph, 'execute'> | undefined): SubgraphCaller {
  return async (name, call) => {
    const subgraph = find(name);
    if (subgraph === undefined) throw new Error(`no subgraph named ${name} in this process`);
    return subgraph.execute(call);
  };
}
