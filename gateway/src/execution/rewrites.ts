import type { FetchDataRewrite } from '@apollo/query-planner';
import { isTree, ownValue, type Tree } from './tree.js';
import type { TypeRelations } from './type-relations.js';

/** Changes a representation or a result in place. */
export type Rewrite = (value: unknown) => void;

const fragment = '... on ';

/** Prepares the changes of a fetch: the planner renames fields whose types differ, and sets the type of interface objects. */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  types: TypeRelations,
): Rewrite | null {
  if (rewrites === undefined || rewrites.length === 0) return null;
  const each = rewrites.map((rewrite) => compileRewrite(rewrite, types));
  return (value) => {
    for (const rewrite of each) rewrite(value);
  };
}

function compileRewrite(rewrite: FetchDataRewrite, types: TypeRelations): Rewrite {
  const last = rewrite.path.at(-1);
  if (last === undefined) return () => undefined;
  const change = rewrite.kind === 'ValueSetter' ? setter(last, rewrite.setValueTo) : renamer(last, rewrite.renameKeyTo);
  return rewrite.path
    .slice(0, -1)
    .reduceRight<Rewrite>((next, segment) => enter(segment, next, types), inTrees(change));
}

function setter(key: string, value: unknown): (tree: Tree) => void {
  return (tree) => {
    tree[key] = value;
  };
}

function renamer(from: string, to: string): (tree: Tree) => void {
  return (tree) => {
    const value = ownValue(tree, from);
    if (value === undefined || value === null) return;
    tree[to] = value;
    tree[from] = undefined;
  };
}

function enter(segment: string, next: Rewrite, types: TypeRelations): Rewrite {
  if (!segment.startsWith(fragment)) return inTrees((tree) => next(ownValue(tree, segment)));
  const isMet = types(segment.slice(fragment.length));
  return inTrees((tree) => {
    const typename = tree['__typename'];
    if (typeof typename !== 'string' || isMet(typename)) next(tree);
  });
}

/** Applies a change to an object, or to each object of a list. */
function inTrees(change: (tree: Tree) => void): Rewrite {
  const rewrite: Rewrite = (value) => {
    if (Array.isArray(value)) value.forEach(rewrite);
    else if (isTree(value)) change(value);
  };
  return rewrite;
}
