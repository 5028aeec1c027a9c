import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { compileOperation, type CompiledOperation } from './compiled-operation.js';
import type { PlannedSupergraph } from './planned-supergraph.js';

/** An operation of a valid document. */
export interface OperationOfDocument {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  /** Identifies the text of the document. */
  readonly queryHash: string;
}

const operationsMax = 1_000;
/** In characters of the plans as JSON. */
const plansMax = 20_000_000;

/** Plans and prepares each operation once, and keeps it within bounds. The function throws what the planner refuses. */
export function compiledOperations(
  supergraph: PlannedSupergraph,
): (request: OperationOfDocument, operation: OperationDefinitionNode) => CompiledOperation {
  const known = new LRUCache<string, CompiledOperation>({ max: operationsMax, maxSize: plansMax });
  return ({ document, operationName, queryHash }, operation) => {
    const key = `${queryHash} ${operationName ?? ''}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const plan = supergraph.plan(document, operationName);
    const { schema, types } = supergraph;
    const made = compileOperation({ document, operation, plan, schema, types });
    known.set(key, made, { size: JSON.stringify(plan).length });
    return made;
  };
}
