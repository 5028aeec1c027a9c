import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { SchemaCosts } from './schema-costs.js';

/** An executed operation and its result. */
export interface ExecutedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly data: unknown;
  readonly costs: SchemaCosts | null;
}

interface Walk {
  readonly costs: SchemaCosts | null;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The actual cost of an operation: like the estimate, but with the number of items that were returned. */
export function actualCost({ document, operation, data, costs }: ExecutedOperation): number {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
  const root = costs?.rootType(operation.operation) ?? null;
  return costOf(data, { selectionSet: operation.selectionSet, type: root }, { costs, fragments });
}

interface Selected {
  readonly selectionSet: SelectionSetNode;
  readonly type: GraphQLCompositeType | null;
}

function costOf(data: unknown, selected: Selected, walk: Walk): number {
  if (Array.isArray(data)) return data.reduce((sum: number, item) => sum + costOf(item, selected, walk), 0);
  if (typeof data !== 'object' || data === null) return 0;
  return costOfObject(data as Readonly<Record<string, unknown>>, selected, walk);
}

function costOfObject(data: Readonly<Record<string, unknown>>, { selectionSet, type }: Selected, walk: Walk): number {
  let sum = 0;
  for (const selection of selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) {
      const opened = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
      if (opened === undefined) continue;
      const condition =
        opened.typeCondition === undefined ? null : walk.costs?.typeNamed(opened.typeCondition.name.value);
      sum += costOfObject(data, { selectionSet: opened.selectionSet, type: condition ?? type }, walk);
      continue;
    }
    const name = selection.name.value;
    const key = selection.alias?.value ?? name;
    if (!Object.hasOwn(data, key)) continue;
    const cost = type === null ? null : (walk.costs?.fieldOf(type, name) ?? null);
    sum += cost?.weight ?? 1;
    if (selection.selectionSet === undefined || name === '__schema' || name === '__type') continue;
    sum += costOf(data[key], { selectionSet: selection.selectionSet, type: cost?.type ?? null }, walk);
  }
  return sum;
}
