import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a resolver knows of its field's selection. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/**
 * The names of the fields that an operation selects of a field's object, also those in fragments on any type, without what `@skip` and
 * `@include` leave out. A resolver that reads only what is selected reads too much for a name that it does not know, never too little.
 */
export function selectedFields(info: SelectionInfo): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { selectionSet } of info.fieldNodes) collect(selectionSet, info, names);
  return names;
}

function collect(selectionSet: SelectionSetNode | undefined, info: SelectionInfo, names: Set<string>): void {
  for (const selection of selectionSet?.selections ?? []) {
    if (isLeftOut(selection, info)) continue;
    if (selection.kind === Kind.FIELD) names.add(selection.name.value);
    else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, info, names);
    else collect(info.fragments[selection.name.value]?.selectionSet, info, names);
  }
}

function isLeftOut(selection: SelectionNode, { variableValues }: SelectionInfo): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
  return skip?.['if'] === true || include?.['if'] === false;
}
