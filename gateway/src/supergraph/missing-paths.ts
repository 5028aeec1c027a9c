import { Kind, parse, type SelectionSetNode } from 'graphql';

/**
 * Where nothing will be in the answer of an operation that a subgraph did not answer: its root fields. Of entities, the fields of
 * the first: one refusal does not have to be repeated for each of a hundred.
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

/** Fields directly selected, inline fragments opened, each key once. What a gateway writes has no other fragments at its root. */
function fieldsOf({ selections }: SelectionSetNode): SelectedField[] {
  const fields = selections.flatMap((selection): SelectedField[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD || selection.name.value === '__typename') return [];
    const { alias, name, selectionSet } = selection;
    return [{ key: alias?.value ?? name.value, name: name.value, selectionSet }];
  });
  return [...new Map(fields.map((field) => [field.key, field])).values()];
}
