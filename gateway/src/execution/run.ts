import type { GraphQLError } from 'graphql';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import type { SubgraphOperation, SubgraphResult } from '../supergraph/subgraph-operation.js';
import type { Tree } from './tree.js';

/** Calls a subgraph; never rejects. */
export type CallSubgraph = (
  subgraph: string,
  operation: SubgraphOperation,
  scope: ExecutionScope,
) => Promise<SubgraphResult>;

/** The Boolean variables that `@skip` and `@include` read, with their values. */
export type Flags = Readonly<Record<string, boolean>>;

/** One execution of an operation. */
export interface Run {
  /** Results of subgraphs are merged into it. */
  readonly data: Tree;
  readonly errors: GraphQLError[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly flags: Flags;
  readonly scope: ExecutionScope;
  readonly call: CallSubgraph;
}

/** A part of a plan. Returns nothing when there is nothing to wait for. */
export type Step = (run: Run) => Promise<void> | undefined;
