import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** One operation split into introspection and the rest, as two documents; a part without fields is null. */
export interface SplitOperation {
  readonly introspection: DocumentNode | null;
  readonly rest: DocumentNode | null;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Splits an operation; null when it has no introspection, which is the usual case. */
export function splitIntrospection(document: DocumentNode, operation: OperationDefinitionNode): SplitOperation | null {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
  const introspection = part(operation.selectionSet, fragments, isIntrospection);
  if (introspection.selections.length === 0) return null;
  const rest = part(operation.selectionSet, fragments, (field) => !isIntrospection(field));
  return {
    introspection: documentOf(operation, introspection, fragments),
    rest: rest.selections.length === 0 ? null : documentOf(operation, rest, fragments),
  };
}

/** The response keys of the root fields in the order of the operation. */
export function rootKeys(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map((definition) => [definition.name.value, definition]));
  const keysOf = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
      if (selection.kind === Kind.INLINE_FRAGMENT) return keysOf(selection.selectionSet);
      const fragment = byName.get(selection.name.value);
      return fragment === undefined ? [] : keysOf(fragment.selectionSet);
    });
  return [...new Set(keysOf(operation.selectionSet))];
}

function isIntrospection({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}

/** Selects root fields. Fragments on the root type are expanded, so that their fields can be split too. */
function part(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  isKept: (field: FieldNode) => boolean,
): SelectionSetNode {
  return {
    kind: Kind.SELECTION_SET,
    selections: selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return isKept(selection) ? [selection] : [];
      const opened = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (opened === undefined) return [];
      const selectionSet = part(opened.selectionSet, fragments, isKept);
      const { typeCondition } = opened;
      const { directives } = selection;
      if (selectionSet.selections.length === 0) return [];
      return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet }];
    }),
  };
}

function documentOf(
  operation: OperationDefinitionNode,
  selectionSet: SelectionSetNode,
  fragments: Fragments,
): DocumentNode {
  const used = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        if (selection.selectionSet !== undefined) collect(selection.selectionSet);
        continue;
      }
      const fragment = fragments.get(selection.name.value);
      if (fragment === undefined || used.has(selection.name.value)) continue;
      used.add(selection.name.value);
      collect(fragment.selectionSet);
    }
  };
  collect(selectionSet);
  const kept = [...fragments.values()].filter(({ name }) => used.has(name.value));
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...kept] };
}
