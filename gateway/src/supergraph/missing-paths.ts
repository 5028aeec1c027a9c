import { Kind, parse, type SelectionSetNode } from 'graphql';

/**
 * Paths of the fields that are missing when a subgraph did not respond: its root fields. For a list of entities, only the fields of the
 * first one, so that the error is not repeated for each.
 */
export function missingPaths(query: string): (string | number)[][] {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) return [];
  return fieldsOf(operation.selectionSet).flatMap(({ key, name, selectionSet }) => {
    if (name !== '_entities' || selectionSet === undefined) return [[key]];
    return fieldsOf(selectionSet).map((field) => [key, 0, field.key]);
  });
}

interface SelectedField {
  readonly key: string;
  readonly name: string;
  readonly selectionSet: SelectionSetNode | undefined;
}

/** The selected fields, with inline fragments expanded, each key once. Operations of the gateway have no other fragments at their root. */
function fieldsOf({ selections }: SelectionSetNode): SelectedField[] {
  const fields = selections.flatMap((selection): SelectedField[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD || selection.name.value === '__typename') return [];
    const { alias, name, selectionSet } = selection;
    return [{ key: alias?.value ?? name.value, name: name.value, selectionSet }];
  });
  return [...new Map(fields.map((field) => [field.key, field])).values()];
}
