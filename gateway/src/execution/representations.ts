import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { mergeInto, type Tree } from './tree.js';
import type { TypeRelations } from './type-relations.js';

/** What identifies an object for a subgraph, with the fields that it requires; null when the object lacks one. */
export type Represent = (value: unknown) => Tree | null;

type Part = (source: Tree, into: Tree) => boolean;

/** Prepares the representation of objects from what a fetch requires. */
export function compileRepresentation(selections: readonly QueryPlanSelectionNode[], types: TypeRelations): Represent {
  const parts = selections.map((selection) => compilePart(selection, types));
  return (value) => {
    if (typeof value !== 'object' || value === null) return null;
    const result: Tree = {};
    return parts.every((part) => part(value as Tree, result)) ? result : null;
  };
}

/** Returns false when a field is missing. */
function compilePart(selection: QueryPlanSelectionNode, types: TypeRelations): Part {
  if (selection.kind === 'InlineFragment') return compileFragment(selection, types);
  const key = selection.alias ?? selection.name;
  const within = selection.selections === undefined ? null : compileRepresentation(selection.selections, types);
  return (source, into) => {
    const value = Object.hasOwn(source, key) ? source[key] : undefined;
    if (value === undefined) return false;
    into[key] = within === null ? value : Array.isArray(value) ? value.map(within) : within(value);
    return true;
  };
}

/** A fragment on another type adds nothing; neither does one of which a field is missing. */
function compileFragment(
  { typeCondition, selections }: Extract<QueryPlanSelectionNode, { kind: 'InlineFragment' }>,
  types: TypeRelations,
): Part {
  if (typeCondition === undefined) return () => true;
  const represent = compileRepresentation(selections, types);
  const isMet = types(typeCondition);
  return (source, into) => {
    const found = isMet(source['__typename']) ? represent(source) : null;
    if (found !== null) mergeInto(into, found);
    return true;
  };
}
