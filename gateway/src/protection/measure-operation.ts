import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What an operation asks for, with all fragments spread. Numbers may be huge but are never NaN. */
export interface OperationMeasure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  readonly cost: number;
  /** False when a page size comes from a variable, so that another request with this document may cost otherwise. */
  readonly isConstant: boolean;
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

interface Walk {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Measured fragments; null while one is being measured, which ends cycles. */
  readonly known: Map<string, Part | null>;
  isConstant: boolean;
  /** Selections inside selections, fragments included, around the one that is being measured. */
  nesting: number;
}

/** Deeper documents count as endlessly deep, so that measuring them cannot run out of stack. */
const nestingMax = 250;

const empty: Part = { depth: 0, aliases: 0, directives: 0, cost: 0, fields: new Map() };
const endless: Part = { ...empty, depth: Number.MAX_SAFE_INTEGER };

/** Measures one operation of a document. Each fragment is walked once, so the work is linear in the document's size. */
export function measureOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): OperationMeasure {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
  const walk: Walk = { fragments, variables, known: new Map(), isConstant: true, nesting: 0 };
  const whole = measureSelections(operation.selectionSet, walk);
  return {
    depth: whole.depth,
    aliases: whole.aliases,
    directives: whole.directives + directiveCount(operation),
    rootFields: [...whole.fields.values()].reduce((sum, count) => sum + count, 0),
    cost: whole.cost,
    isConstant: walk.isConstant,
    rootFieldCounts: whole.fields,
  };
}

function measureSelections(selectionSet: SelectionSetNode | undefined, walk: Walk): Part {
  if (walk.nesting >= nestingMax) return endless;
  walk.nesting += 1;
  const parts = (selectionSet?.selections ?? []).map((selection) => measureSelection(selection, walk));
  walk.nesting -= 1;
  return parts.reduce(add, empty);
}

function measureSelection(selection: SelectionNode, walk: Walk): Part {
  switch (selection.kind) {
    case Kind.FIELD:
      return measureField(selection, walk);
    case Kind.INLINE_FRAGMENT:
      return withDirectives(measureSelections(selection.selectionSet, walk), selection);
    case Kind.FRAGMENT_SPREAD:
      return withDirectives(measureFragment(selection.name.value, walk), selection);
  }
}

function measureField(field: FieldNode, walk: Walk): Part {
  const inner = measureSelections(field.selectionSet, walk);
  const name = field.name.value;
  const isIntrospection = name === '__schema' || name === '__type';
  return {
    depth: isIntrospection ? 1 : inner.depth + 1,
    aliases: inner.aliases + (field.alias === undefined ? 0 : 1),
    directives: inner.directives + directiveCount(field),
    cost: 1 + inner.cost * (field.selectionSet === undefined ? 1 : pageSize(field, walk)),
    fields: new Map([[name, 1]]),
  };
}

/** A fragment that spreads itself counts as nothing here: validation refuses it. */
function measureFragment(name: string, walk: Walk): Part {
  const known = walk.known.get(name);
  if (known !== undefined) return known ?? empty;
  walk.known.set(name, null);
  const fragment = walk.fragments.get(name);
  const part =
    fragment === undefined ? empty : withDirectives(measureSelections(fragment.selectionSet, walk), fragment);
  walk.known.set(name, part);
  return part;
}

function pageSize(field: FieldNode, walk: Walk): number {
  const sizes = (field.arguments ?? [])
    .filter((argument) => argument.name.value === 'first' || argument.name.value === 'last')
    .map(({ value }) => {
      if (value.kind === Kind.INT) return Number(value.value);
      if (value.kind !== Kind.VARIABLE) return 1;
      walk.isConstant = false;
      return Number(walk.variables[value.name.value] ?? 1);
    });
  const size = Math.max(1, ...sizes);
  return Number.isNaN(size) ? 1 : Math.min(size, Number.MAX_SAFE_INTEGER);
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
