import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a resolver knows of its field's selection. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/**
 * The names of the fields that an operation selects of a field's object, also those in fragments on any type, without what `@skip` and
 * `@include` leave out. A resolver that reads only what is selected reads too much for a name that it does not know, never too little.
 * With `within`, what is selected of the object of that field.
 */
export function selectedFields(info: SelectionInfo, within?: string): ReadonlySet<string> {
  const own = info.fieldNodes.flatMap(({ selectionSet }) => fieldsIn(selectionSet, info));
  const wanted =
    within === undefined
      ? own
      : own.filter(({ name }) => name.value === within).flatMap(({ selectionSet }) => fieldsIn(selectionSet, info));
  return new Set(wanted.map(({ name }) => name.value));
}

function fieldsIn(selectionSet: SelectionSetNode | undefined, info: SelectionInfo): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (isLeftOut(selection, info)) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(selection.selectionSet, info);
    return fieldsIn(info.fragments[selection.name.value]?.selectionSet, info);
  });
}

function isLeftOut(selection: SelectionNode, { variableValues }: SelectionInfo): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
  return skip?.['if'] === true || include?.['if'] === false;
}
