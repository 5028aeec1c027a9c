import { nextTurnOfLoop } from '@tertulia/bounded-work';
import { DomainError } from '@tertulia/errors';
import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Maximum number of fields in one response of a subgraph. Completing, shaping and serializing a response are synchronous steps that take a
 * microsecond or two per field, and the operation alone does not show how long its lists are.
 */
const fieldsMax = 30_000;
/** A list with more fields is completed in pieces of about this size, so that other work gets its turn between them. */
const fieldsInPiece = 3_000;
/** JSON counts as one field per so many characters. */
const charactersAField = 200;
/** Characters counted for each value, for its name and punctuation. */
const charactersAValue = 8;

const spent = new WeakMap<object, number>();

/**
 * Counts every list and every JSON value that a schema resolves. Over the limit the field throws DomainError QUERY_TOO_COMPLEX. Long lists within it
 * do not hold the event loop.
 */
export function boundAnswers(schema: GraphQLSchema, jsonScalar: string): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (isListType(getNullableType(field.type)) && isCompositeType(named)) count(field, itemsIn);
      if (named.name === jsonScalar) count(field, charactersIn);
    }
  }
}

type Weigh = (value: unknown, info: GraphQLResolveInfo, left: number) => number;

function count(field: GraphQLField<unknown, object>, weigh: Weigh): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (...asked) => {
    const [, , context, info] = asked;
    const value: unknown = resolve(...asked);
    const counted = (found: unknown): unknown => {
      const fields = weigh(found, info, fieldsMax - (spent.get(context) ?? 0));
      spend(context, fields);
      return Array.isArray(found) && fields > fieldsInPiece ? inPieces(found, fields / found.length) : found;
    };
    return value instanceof Promise ? value.then(counted) : counted(value);
  };
}

/** The same items: those of each further piece are there one turn of the loop later than those before. */
function inPieces(items: readonly unknown[], fieldsAnItem: number): unknown[] {
  const itemsInPiece = Math.max(1, Math.floor(fieldsInPiece / fieldsAnItem));
  let turn = Promise.resolve();
  return items.map((item, index) => {
    if (index < itemsInPiece) return item;
    if (index % itemsInPiece === 0) turn = turn.then(nextTurnOfLoop);
    return turn.then(() => item);
  });
}

function spend(context: object, fields: number): void {
  const value = Math.ceil((spent.get(context) ?? 0) + fields);
  if (value > fieldsMax)
    throw new DomainError('QUERY_TOO_COMPLEX', {
      params: { what: 'answer', value, max: fieldsMax },
      data: { limit: 'answer', value, max: fieldsMax },
    });
  spent.set(context, value);
}

function itemsIn(value: unknown, { fieldNodes, fragments, schema, returnType }: GraphQLResolveInfo): number {
  if (!Array.isArray(value)) return 0;
  const walk: Walk = { schema, fragments };
  const type = getNamedType(returnType);
  return value.length * fieldNodes.reduce((sum, node) => sum + fieldsOf(node.selectionSet, type, walk), 0);
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

const known = new WeakMap<SelectionSetNode, number>();

/**
 * Fields selected for one item, including those of nested objects; nested lists are counted when they resolve. Fragments of a
 * validated document have no cycles.
 */
function fieldsOf(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined, walk: Walk): number {
  if (set === undefined) return 0;
  const before = known.get(set);
  if (before !== undefined) return before;
  const fields = set.selections.reduce((sum, selection) => sum + fieldsBehind(selection, type, walk), 0);
  known.set(set, fields);
  return fields;
}

function fieldsBehind(selection: SelectionNode, type: GraphQLNamedType | undefined, walk: Walk): number {
  if (selection.kind !== Kind.FIELD) {
    const opened = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments[selection.name.value];
    const condition = opened?.typeCondition === undefined ? type : walk.schema.getType(opened.typeCondition.name.value);
    return fieldsOf(opened?.selectionSet, condition, walk);
  }
  const returned =
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value]?.type : undefined;
  if (returned === undefined || isListType(getNullableType(returned))) return 1;
  return 1 + fieldsOf(selection.selectionSet, getNamedType(returned), walk);
}

/** Stops counting when nothing is left. */
function charactersIn(value: unknown, _: GraphQLResolveInfo, left: number): number {
  const most = (left + 1) * charactersAField;
  let characters = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && characters <= most) {
    const next = open.pop();
    characters += charactersAValue + (typeof next === 'string' ? next.length : 0);
    if (typeof next !== 'object' || next === null) continue;
    for (const part of Object.values(next)) open.push(part);
  }
  return characters / charactersAField;
}
