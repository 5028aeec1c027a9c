import type { FetchNode } from '@apollo/query-planner';
import { compileRepresentation, type Represent } from './representations.js';
import { compileRewrites, type Rewrite } from './rewrites.js';
import { copyOf, isTree, mergeInto, placesAt, valuesAt, type PlanPath, type Tree } from './tree.js';
import type { TypeRelations } from './type-relations.js';

/** How a fetch finds its entities, represents them and takes its result. */
export interface EntityFetch {
  readonly path: PlanPath;
  readonly represent: Represent;
  readonly rewriteInput: Rewrite | null;
  readonly rewriteOutput: Rewrite | null;
}

/** The entities of one fetch. Equal representations are sent once, and each entity takes the result of its own. */
export interface Batch {
  readonly representations: readonly Tree[];
  /** All values at the path, also those that are not fetched. */
  readonly values: readonly unknown[];
  /** For each representation, the indexes of its entities in `values`. */
  readonly indexes: readonly (readonly number[])[];
}

export function compileEntityFetch(node: FetchNode, path: PlanPath, types: TypeRelations): EntityFetch {
  return {
    path,
    represent: compileRepresentation(node.requires ?? [], types),
    rewriteInput: compileRewrites(node.inputRewrites, types),
    rewriteOutput: compileRewrites(node.outputRewrites, types),
  };
}

/** Collects the entities at the path of a fetch; null when there are none. */
export function batchOf({ path, represent, rewriteInput }: EntityFetch, root: Tree): Batch | null {
  const values = valuesAt(root, path);
  const representations: Tree[] = [];
  const indexes: number[][] = [];
  const positions = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const representation = represent(value);
    if (representation === null || !representation['__typename']) continue;
    let key = '';
    if (rewriteInput !== null) {
      // Objects of several types may become the same interface object, but keep their own types.
      key = JSON.stringify(representation['__typename']);
      rewriteInput(representation);
    }
    key += JSON.stringify(representation);
    const position = positions.get(key);
    if (position !== undefined) {
      indexes[position]?.push(index);
      continue;
    }
    positions.set(key, representations.length);
    representations.push(representation);
    indexes.push([index]);
  }
  return representations.length === 0 ? null : { representations, values, indexes };
}

/**
 * Merges the result of a fetch into its entities.
 * @throws Error when the result is not one entity for each representation
 */
export function applyEntities(received: unknown, { rewriteOutput }: EntityFetch, batch: Batch): void {
  if (!Array.isArray(received)) throw new Error('Expected "data._entities" in response to be an array');
  const count = batch.representations.length;
  if (received.length !== count) throw new Error(`Expected "data._entities" to contain ${count} elements`);
  for (const [position, entity] of received.entries()) {
    if (!isTree(entity)) continue;
    const targets = batch.indexes[position]?.map((index) => batch.values[index]).filter(isTree) ?? [];
    if (!entity['__typename']) entity['__typename'] = targets[0]?.['__typename'];
    rewriteOutput?.(entity);
    // Later fetches add to nested objects, so each entity gets its own.
    for (const [turn, target] of targets.entries()) mergeInto(target, turn === 0 ? entity : (copyOf(entity) as Tree));
  }
}

interface Failed {
  readonly entityFetch: EntityFetch;
  readonly batch: Batch;
  readonly root: Tree;
  /** The subgraph returned no entity at all: then an error is reported for one entity only, not repeated for each. */
  readonly isWholeMissing: boolean;
}

/** The paths in the response of an error in the result of a fetch. An error of an entity concerns each place where it is. */
export function entityPaths(
  path: readonly (string | number)[] | undefined,
  { entityFetch, batch, root, isWholeMissing }: Failed,
): ((string | number)[] | undefined)[] {
  if (path === undefined) return [undefined];
  const position = path[1];
  if (typeof position !== 'number') return [[...entityFetch.path, ...path]];
  const places = placesAt(root, entityFetch.path);
  const indexes = batch.indexes[position] ?? [];
  const rest = path.slice(2);
  return (isWholeMissing ? indexes.slice(0, 1) : indexes).map((index) => [...(places[index] ?? []), ...rest]);
}
