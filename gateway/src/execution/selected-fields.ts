import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
import { isSelected } from './conditions.js';
import type { Flags } from './run.js';

/** A selection set and the type of which it selects fields. */
export interface Selected {
  readonly selectionSet: SelectionSetNode;
  readonly type: GraphQLCompositeType;
}

/** A field of the response; every occurrence of its key contributes to what is selected of it. */
export interface SelectedField {
  /** Null for `__typename`. */
  readonly type: GraphQLOutputType | null;
  readonly selected: Selected[];
}

/** Where selections are read. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly flags: Flags;
}

/** The fields of the response for objects of a type, by key, in the order in which the specification collects them. */
export function selectedFields(
  selected: readonly Selected[],
  runtime: GraphQLCompositeType,
  reading: Reading,
): Map<string, SelectedField> {
  const fields = new Map<string, SelectedField>();
  const collect = ({ selectionSet, type }: Selected): void => {
    for (const selection of selectionSet.selections) {
      if (!isSelected(selection, reading.flags)) continue;
      if (selection.kind === Kind.FIELD) {
        addField(selection, type, fields);
        continue;
      }
      const opened = selection.kind === Kind.INLINE_FRAGMENT ? selection : reading.fragments.get(selection.name.value);
      if (opened === undefined) continue;
      const condition = conditionOf(opened, reading.schema);
      if (condition === null || covers(condition, runtime, reading.schema)) {
        collect({ selectionSet: opened.selectionSet, type: condition ?? type });
      }
    }
  };
  for (const one of selected) collect(one);
  return fields;
}

/** The type on which a fragment selects; null for a fragment without a condition. */
function conditionOf(
  { typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
  schema: GraphQLSchema,
): GraphQLCompositeType | null {
  const type = typeCondition === undefined ? undefined : schema.getType(typeCondition.name.value);
  return isCompositeType(type) ? type : null;
}

function addField(selection: FieldNode, parent: GraphQLCompositeType, fields: Map<string, SelectedField>): void {
  const name = selection.name.value;
  const key = selection.alias?.value ?? name;
  const type = isUnionType(parent) || name === '__typename' ? null : (parent.getFields()[name]?.type ?? null);
  const field = fields.get(key) ?? { type, selected: [] };
  fields.set(key, field);
  const within = type === null ? null : getNamedType(type);
  if (selection.selectionSet !== undefined && isCompositeType(within)) {
    field.selected.push({ selectionSet: selection.selectionSet, type: within });
  }
}

/** True when every object of the type satisfies the condition of a fragment. */
function covers(condition: GraphQLCompositeType, runtime: GraphQLCompositeType, schema: GraphQLSchema): boolean {
  if (condition === runtime) return true;
  if (!isAbstractType(condition) || isUnionType(runtime)) return false;
  return isObjectType(runtime) || isAbstractType(runtime) ? schema.isSubType(condition, runtime) : false;
}
