import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** A generated operation. */
export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

type Draw = fc.GeneratorValue;

interface Writing {
  readonly schema: GraphQLSchema;
  readonly draw: Draw;
  readonly definitions: string[];
  readonly variables: Record<string, unknown>;
  readonly fragments: string[];
  /** Counts everything that needs a name. */
  names: number;
  /** Fields that may still be written. */
  left: number;
}

const depthMax = 6;
const fieldsMax = 40;

/** Writes an operation of the schema with aliases, arguments, variables, fragments and conditions. Most are valid, not all. */
export function generateOperation(schema: GraphQLSchema, draw: Draw): GeneratedOperation {
  const isMutation = schema.getMutationType() !== undefined && schema.getMutationType() !== null && oneIn(draw, 6);
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (root === null || root === undefined) throw new Error('The schema has no such root');
  const writing: Writing = {
    ...{ schema, draw, definitions: [], variables: {}, fragments: [] },
    ...{ names: 0, left: fieldsMax },
  };
  const body = selectionsOf(root, 0, writing);
  const head = writing.definitions.length === 0 ? '' : `(${writing.definitions.join(' ')})`;
  const query = `${isMutation ? 'mutation' : 'query'} Generated${head} ${body}\n${writing.fragments.join('\n')}`;
  return { query, variables: writing.variables };
}

function upTo(draw: Draw, max: number): number {
  return draw(fc.nat, { max });
}

function oneIn(draw: Draw, parts: number): boolean {
  return upTo(draw, parts - 1) === parts - 1;
}

function chosen<T>(draw: Draw, values: readonly T[]): T {
  const value = values[upTo(draw, values.length - 1)];
  if (value === undefined) throw new Error('Nothing to choose from');
  return value;
}

function selectionsOf(type: GraphQLCompositeType, depth: number, writing: Writing): string {
  const { draw } = writing;
  const count = 1 + upTo(draw, depth === 0 ? 2 : 4);
  const parts: string[] = [];
  for (let index = 0; index < count; index += 1) parts.push(selectionOf(type, depth, writing));
  const written = parts.filter((part) => part !== '');
  return `{ ${written.length === 0 ? '__typename' : written.join(' ')} }`;
}

function selectionOf(type: GraphQLCompositeType, depth: number, writing: Writing): string {
  const { draw } = writing;
  if (oneIn(draw, 9)) return `${oneIn(draw, 3) ? `${nameOf('t', writing)}: ` : ''}__typename${conditionOf(writing)}`;
  if (isUnionType(type) || oneIn(draw, isAbstractType(type) ? 2 : 6)) return fragmentOf(type, depth, writing);
  return fieldOf(type, depth, writing);
}

function fragmentOf(type: GraphQLCompositeType, depth: number, writing: Writing): string {
  const { draw } = writing;
  if (depth >= depthMax || writing.left <= 0) return '';
  const target = chosen(draw, narrowingsOf(type, writing.schema));
  const condition = conditionOf(writing);
  if (oneIn(draw, 3)) {
    const name = nameOf('F', writing);
    writing.fragments.push(`fragment ${name} on ${target.name} ${contentOf(target, depth + 1, writing)}`);
    return oneIn(draw, 4) ? `...${name}${condition} ...${name}` : `...${name}${condition}`;
  }
  const head = target === type && oneIn(draw, 2) ? '...' : `... on ${target.name}`;
  return `${head}${condition} ${contentOf(target, depth + 1, writing)}`;
}

/**
 * A fragment with another one inside asks for the type too: without it the library compares the inner condition with the outer one instead
 * of with the object, and leaves out fields.
 */
function contentOf(type: GraphQLCompositeType, depth: number, writing: Writing): string {
  const content = selectionsOf(type, depth, writing);
  return content.includes('...') ? content.replace('{', '{ __typename') : content;
}

function narrowingsOf(type: GraphQLCompositeType, schema: GraphQLSchema): GraphQLCompositeType[] {
  const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const wider = objects.flatMap((one) => (isObjectType(one) ? one.getInterfaces() : []));
  return [...new Set<GraphQLCompositeType>([type, ...objects, ...wider])];
}

function fieldOf(
  type: Exclude<GraphQLCompositeType, { getTypes(): unknown }>,
  depth: number,
  writing: Writing,
): string {
  const { draw } = writing;
  const all = Object.values(type.getFields());
  const isDeep = depth >= depthMax || writing.left <= 0;
  const fields = isDeep ? all.filter((field) => !isCompositeType(getNamedType(field.type))) : all;
  if (fields.length === 0) return '';
  writing.left -= 1;
  const field = chosen(draw, fields);
  const named = getNamedType(field.type);
  const args = argumentsOf(field, writing);
  const alias = args !== '' || oneIn(draw, 5) ? `${nameOf('a', writing)}: ` : '';
  const body = isCompositeType(named) ? ` ${selectionsOf(named, depth + 1, writing)}` : '';
  return `${alias}${field.name}${args}${conditionOf(writing)}${body}`;
}

function argumentsOf(field: GraphQLField<unknown, unknown>, writing: Writing): string {
  const given = field.args.filter((arg) => isRequiredArgument(arg) || oneIn(writing.draw, 2));
  if (given.length === 0) return '';
  return `(${given.map((arg) => `${arg.name}: ${argumentOf(arg, writing)}`).join(', ')})`;
}

function argumentOf(arg: GraphQLArgument, writing: Writing): string {
  const { draw } = writing;
  if (!oneIn(draw, 2)) return literal(inputOf(arg.type, 0, writing), arg.type);
  const name = nameOf('v', writing);
  writing.definitions.push(`$${name}: ${String(arg.type)}`);
  if (isRequiredArgument(arg) || !oneIn(draw, 3)) writing.variables[name] = inputOf(arg.type, 0, writing);
  return `$${name}`;
}

function inputOf(type: GraphQLInputType, depth: number, writing: Writing): unknown {
  const { draw } = writing;
  if (isNonNullType(type)) return inputOf(type.ofType, depth, writing);
  if (isListType(type)) {
    return Array.from({ length: upTo(draw, 2) }, () => inputOf(type.ofType, depth + 1, writing));
  }
  if (isInputObjectType(type)) {
    const all = Object.values(type.getFields());
    const fields = type.isOneOf
      ? [chosen(draw, all)]
      : all.filter((field) => isRequiredInputField(field) || (depth < 2 && oneIn(draw, 3)));
    return Object.fromEntries(fields.map((field) => [field.name, inputOf(field.type, depth + 1, writing)]));
  }
  if (isEnumType(type)) return chosen(draw, type.getValues()).name;
  if (type.name === 'Int' || type.name === 'Float') return upTo(draw, 9);
  if (type.name === 'Boolean') return oneIn(draw, 2);
  return `text-${upTo(draw, 4)}`;
}

/** The value as GraphQL writes it. */
function literal(value: unknown, type: GraphQLInputType): string {
  const bare = getNullableType(type);
  if (value === null || value === undefined) return 'null';
  if (isListType(bare)) return `[${(value as unknown[]).map((item) => literal(item, bare.ofType)).join(', ')}]`;
  if (isInputObjectType(bare)) {
    const fields = bare.getFields();
    const written = Object.entries(value).flatMap(([key, item]) => {
      const field = fields[key];
      return field === undefined ? [] : [`${key}: ${literal(item, field.type)}`];
    });
    return `{ ${written.join(', ')} }`;
  }
  const text = JSON.stringify(value);
  return isEnumType(bare) ? text.slice(1, -1) : text;
}

function conditionOf(writing: Writing): string {
  const { draw } = writing;
  if (!oneIn(draw, 8)) return '';
  const name = oneIn(draw, 2) ? 'skip' : 'include';
  const other = oneIn(draw, 6) ? ` @${name === 'skip' ? 'include' : 'skip'}(if: ${booleanOf(writing)})` : '';
  return ` @${name}(if: ${booleanOf(writing)})${other}`;
}

const conditionsMax = 3;

function booleanOf(writing: Writing): string {
  const { draw } = writing;
  if (oneIn(draw, 4)) return String(oneIn(draw, 2));
  const name = `c${upTo(draw, conditionsMax - 1)}`;
  if (writing.definitions.every((definition) => !definition.startsWith(`$${name}:`))) {
    const hasDefault = oneIn(draw, 3);
    writing.definitions.push(hasDefault ? `$${name}: Boolean = ${String(oneIn(draw, 2))}` : `$${name}: Boolean!`);
    if (!hasDefault || oneIn(draw, 2)) writing.variables[name] = oneIn(draw, 2);
  }
  return `$${name}`;
}

function nameOf(prefix: string, writing: Writing): string {
  writing.names += 1;
  return `${prefix}${writing.names}`;
}
