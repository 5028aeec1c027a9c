import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';

/** The public schema. */
export const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '..', '..', 'graphql', 'api.graphql'), 'utf8'),
);

/** Names of all queries, mutations and subscriptions. */
export const rootFields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (type) => Object.keys(type?.getFields() ?? {}),
);

type AnyField = GraphQLField<unknown, unknown>;

/** Ids for the arguments and fields that take one, by their name. */
export interface SampleOptions {
  readonly ids?: Readonly<Record<string, string>>;
}

/** A mutation that selects all of its payload. */
export interface RecordedMutation {
  readonly name: string;
  readonly inputs: readonly GraphQLArgument[];
  readonly query: string;
  readonly variables: (options: SampleOptions) => Record<string, unknown>;
}

/** A closed window of the seeded month: it contains nothing that happens in a run. */
const range = 'range: $range';
const argumentsByField: Readonly<Record<string, string | null>> = {
  metrics: range,
  preview: null,
  definition: null,
  diff: null,
};

/** How a field is selected, with its required arguments. */
export function call(field: AnyField): string {
  const wanted = argumentsByField[field.name] ?? null;
  return wanted === null ? field.name : `${field.name}(${wanted})`;
}

/** Everything without arguments of a type, `depth` levels of objects deep. */
export function selectionOf(type: GraphQLOutputType, depth = 1): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    return `{ __typename ${named
      .getTypes()
      .map((one) => `... on ${one.name} ${selectionOf(one, depth)}`)
      .join(' ')} }`;
  }
  if (isInterfaceType(named)) return '{ __typename id }';
  const parts = Object.values(named.getFields()).flatMap((field) => partOf(field, depth));
  return `{ __typename ${parts.join(' ')} }`;
}

function partOf(field: AnyField, depth: number): string[] {
  if (field.args.some((arg) => isNonNullType(arg.type))) return [];
  const inner = getNamedType(field.type);
  if (isLeafType(inner)) return field.args.length === 0 ? [field.name] : [];
  if (depth <= 0 || field.name === 'edges') return [];
  return [`${field.name} ${selectionOf(inner, depth - 1)}`];
}

/** A valid value of an input type, for a field or an argument of that `name`. */
export function sample(type: GraphQLInputType, options: SampleOptions & { readonly name: string }): unknown {
  if (isNonNullType(type)) return sample(type.ofType, options);
  if (isListType(type)) return isInputObjectType(getNamedType(type)) ? [] : [sample(type.ofType, options)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [
        field.name,
        sample(field.type, { ...options, name: field.name }),
      ]),
    );
  }
  return leafSample(type.name, options);
}

const texts: Readonly<Record<string, string>> = {
  email: 'nadie@correo.example',
  role: '',
  tone: '',
  country: 'MX',
  currency: 'MXN',
  timeZone: 'America/Mexico_City',
  password: 'una frase larga y tranquila',
  primaryColor: '#112233',
  avatarText: 'AB',
  mapUrl: '',
  url: 'https://correo.example',
};
const numbers: Readonly<Record<string, number>> = {
  idleMinutes: 30,
  resumeHours: 24,
  turn: 1,
  revision: 1,
  first: 2,
  last: 2,
};

function leafSample(typeName: string, { name, ids = {} }: SampleOptions & { readonly name: string }): unknown {
  switch (typeName) {
    case 'ID':
      return ids[name] ?? null;
    case 'Int':
      return numbers[name] ?? 1;
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTime':
      return '2027-01-01T00:00:00Z';
    case 'Date':
      return '2026-12-25';
    case 'TimeZone':
      return 'America/Mexico_City';
    case 'JSON':
      return name === 'document' ? { id: 'main', name: 'x', events: [], groups: [], edges: [] } : null;
    default:
      return texts[name] ?? 'texto';
  }
}

/** Every mutation with a document that selects all of its payload, one level deep. */
export function mutations(): RecordedMutation[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => {
    const declared = field.args.map((arg) => `$${arg.name}: ${arg.type.toString()}`).join(', ');
    const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const head = declared === '' ? '' : `(${declared})`;
    const tail = passed === '' ? '' : `(${passed})`;
    return {
      name: field.name,
      inputs: field.args,
      query: `mutation Recorded${head} { ${field.name}${tail} ${payloadSelection(field.type)} }`,
      variables: (options: SampleOptions) =>
        Object.fromEntries(field.args.map((arg) => [arg.name, sample(arg.type, { ...options, name: arg.name })])),
    };
  });
}

/** Of a payload: its own leaves, its errors, and the identifying fields of its objects. */
function payloadSelection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  const parts = Object.values('getFields' in named ? named.getFields() : {}).map((field) => {
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return field.name;
    if (field.name === 'userErrors') return 'userErrors { field code message }';
    const hasId = 'getFields' in inner && inner.getFields()['id'] !== undefined;
    return hasId ? `${field.name} { __typename id }` : `${field.name} { __typename }`;
  });
  return `{ ${parts.join(' ')} }`;
}
