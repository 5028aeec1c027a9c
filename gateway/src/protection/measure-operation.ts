import {
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FieldCost, SchemaCosts } from './schema-costs.js';

/** Size and estimated cost of an operation with all fragments expanded. Numbers may be huge but are never NaN. */
export interface OperationMeasure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  readonly cost: number;
  /** The variables that are a page size or a number of ids, with the values that it was measured with. */
  readonly dependsOn: ReadonlyMap<string, unknown>;
  /** How often each root field occurs, by its name in the schema. */
  readonly rootFieldCounts: ReadonlyMap<string, number>;
}

interface Part {
  depth: number;
  aliases: number;
  directives: number;
  cost: number;
  fields: ReadonlyMap<string, number>;
}

/** Context of a selection: its type, and the number of items of its page, if it belongs to one. */
interface Place {
  readonly type: GraphQLCompositeType | null;
  readonly page: number | null;
}

interface Walk {
  readonly costs: SchemaCosts | null;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The caller's variables, and with them the defaults of the operation. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Measured fragments by name and page; null while one is being measured, which ends cycles. */
  readonly known: Map<string, Part | null>;
  readonly dependsOn: Map<string, unknown>;
  /** Nesting depth of the current selection, including fragments. */
  nesting: number;
}

/** Deeper documents count as infinitely deep, so that measuring cannot overflow the stack. */
const nestingMax = 250;

const empty: Part = { depth: 0, aliases: 0, directives: 0, cost: 0, fields: new Map() };
const endless: Part = { ...empty, depth: Number.MAX_SAFE_INTEGER };

/** An operation, its variables, and the costs of the schema; null when no schema is loaded. */
export interface MeasuredOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly costs: SchemaCosts | null;
}

/** Measures one operation of a document. Each fragment is measured once per enclosing page size, so that the work stays small. */
export function measureOperation({ document, operation, variables, costs }: MeasuredOperation): OperationMeasure {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
  const walk: Walk = {
    ...{ costs, fragments, given: variables, variables: { ...defaultsOf(operation), ...variables } },
    ...{ known: new Map(), dependsOn: new Map(), nesting: 0 },
  };
  const root = { type: costs?.rootType(operation.operation) ?? null, page: null };
  const whole = measureSelections(operation.selectionSet, root, walk);
  return {
    depth: whole.depth,
    aliases: whole.aliases,
    directives: whole.directives + directiveCount(operation),
    rootFields: [...whole.fields.values()].reduce((sum, count) => sum + count, 0),
    cost: whole.cost,
    dependsOn: walk.dependsOn,
    rootFieldCounts: whole.fields,
  };
}

function defaultsOf({ variableDefinitions }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    (variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}

function measureSelections(selectionSet: SelectionSetNode | undefined, place: Place, walk: Walk): Part {
  if (walk.nesting >= nestingMax) return endless;
  walk.nesting += 1;
  const parts = (selectionSet?.selections ?? []).map((selection) => measureSelection(selection, place, walk));
  walk.nesting -= 1;
  return parts.reduce(add, empty);
}

function measureSelection(selection: SelectionNode, place: Place, walk: Walk): Part {
  switch (selection.kind) {
    case Kind.FIELD:
      return measureField(selection, place, walk);
    case Kind.INLINE_FRAGMENT: {
      const inner = { ...place, type: typeOf(selection.typeCondition, walk) ?? place.type };
      return withDirectives(measureSelections(selection.selectionSet, inner, walk), selection);
    }
    case Kind.FRAGMENT_SPREAD:
      return withDirectives(measureFragment(selection.name.value, place, walk), selection);
  }
}

function measureField(field: FieldNode, place: Place, walk: Walk): Part {
  const name = field.name.value;
  const cost = place.type === null ? null : (walk.costs?.fieldOf(place.type, name) ?? null);
  const size = sizeOf(field, { cost, page: place.page }, walk);
  const inner = measureSelections(field.selectionSet, { type: cost?.type ?? null, page: size.page }, walk);
  const isIntrospection = name === '__schema' || name === '__type';
  return {
    depth: isIntrospection ? 1 : inner.depth + 1,
    aliases: inner.aliases + (field.alias === undefined ? 0 : 1),
    directives: inner.directives + directiveCount(field),
    cost: (cost?.weight ?? 1) + (isIntrospection ? 0 : inner.cost * size.items),
    fields: new Map([[name, 1]]),
  };
}

/** A fragment that spreads itself counts as empty here; validation refuses it. */
function measureFragment(name: string, { page }: Place, walk: Walk): Part {
  const key = `${name} ${page ?? ''}`;
  const known = walk.known.get(key);
  if (known !== undefined) return known ?? empty;
  walk.known.set(key, null);
  const fragment = walk.fragments.get(name);
  const part = fragment === undefined ? empty : measureDefinition(fragment, page, walk);
  walk.known.set(key, part);
  return part;
}

function measureDefinition(fragment: FragmentDefinitionNode, page: number | null, walk: Walk): Part {
  const place = { type: typeOf(fragment.typeCondition, walk), page };
  return withDirectives(measureSelections(fragment.selectionSet, place, walk), fragment);
}

function typeOf(condition: NamedTypeNode | undefined, walk: Walk): GraphQLCompositeType | null {
  return condition === undefined ? null : (walk.costs?.typeNamed(condition.name.value) ?? null);
}

/** How many times the inner selection is returned, and the page size for lists directly inside it. */
function sizeOf(
  field: FieldNode,
  { cost, page }: { cost: FieldCost | null; page: number | null },
  walk: Walk,
): { items: number; page: number | null } {
  const named = namedSize(field, walk);
  if (cost === null) return { items: named ?? 1, page: null };
  const ownPage = cost.pageSize === null ? null : (named ?? cost.pageSize);
  if (cost.listSize === null) return { items: 1, page: ownPage };
  const ids = cost.idsArgument === null ? null : idCount(field, cost.idsArgument, walk);
  return { items: ownPage ?? ids ?? page ?? cost.listSize, page: null };
}

/** The larger of `first` and `last`; null when neither is given. */
function namedSize(field: FieldNode, walk: Walk): number | null {
  const sizes = ['first', 'last'].map((name) => argumentOf(field, name, walk)).filter((size) => size !== null);
  const known = sizes.map(Number).filter((size) => !Number.isNaN(size));
  return known.length === 0 ? null : Math.min(Math.max(1, ...known), Number.MAX_SAFE_INTEGER);
}

function idCount(field: FieldNode, argument: string, walk: Walk): number {
  const ids = argumentOf(field, argument, walk);
  return Array.isArray(ids) ? Math.max(1, ids.length) : 1;
}

/** The value of an argument; null when it is absent. */
function argumentOf(field: FieldNode, name: string, walk: Walk): unknown {
  const node = field.arguments?.find((argument) => argument.name.value === name)?.value;
  if (node === undefined) return null;
  if (node.kind === Kind.INT) return Number(node.value);
  if (node.kind === Kind.LIST) return node.values;
  if (node.kind !== Kind.VARIABLE) return null;
  const variable = node.name.value;
  walk.dependsOn.set(variable, walk.given[variable]);
  return walk.variables[variable] ?? null;
}

function add(a: Part, b: Part): Part {
  const fields = new Map(a.fields);
  for (const [name, count] of b.fields) fields.set(name, (fields.get(name) ?? 0) + count);
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    cost: Math.min(a.cost + b.cost, Number.MAX_VALUE),
    fields,
  };
}

function withDirectives(part: Part, node: { readonly directives?: readonly unknown[] | undefined }): Part {
  return { ...part, directives: part.directives + directiveCount(node) };
}

function directiveCount(node: { readonly directives?: readonly unknown[] | undefined }): number {
  return node.directives?.length ?? 0;
}
