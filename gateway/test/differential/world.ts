import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

/** One subgraph that answers every operation, always with the same values for the same objects. */
export interface WorldSubgraph {
  readonly name: string;
  execute(operation: {
    query: string;
    variables?: Readonly<Record<string, unknown>> | undefined;
  }): Promise<ExecutionResult>;
}

/** What a world may do wrong. */
export interface Troubles {
  /** Fields and objects fail or are missing, as resolvers fail and rows are missing. */
  readonly isFailing: boolean;
  /** Results violate the schema: values are missing, null or of another type. */
  readonly isCorrupt: boolean;
}

type Thing = Record<string, unknown>;
/** The number of an object; together with its type it determines all of its fields. */
const number = '#n';
const numbersMax = 5;

/** Builds an executable subgraph from its schema; `troubles` are read at each call. */
export function worldSubgraph(name: string, sdl: string, troubles: () => Troubles): WorldSubgraph {
  const document = parse(sdl);
  const schema = buildSubgraphSchema([{ typeDefs: document, resolvers: referencesOf(document, troubles) as never }]);
  const known = new Map<string, DocumentNode>();
  return {
    name,
    execute: async ({ query, variables }) => {
      const parsed = known.get(query) ?? checked(schema, query);
      known.set(query, parsed);
      const result = await execute({
        schema,
        document: parsed,
        variableValues: variables,
        fieldResolver: (source, args, _, info) => fieldOf(source, { args, info, isFailing: troubles().isFailing }),
        typeResolver: (source: Thing) => String(source['__typename']),
      });
      const plain = JSON.parse(JSON.stringify(result)) as ExecutionResult;
      if (troubles().isCorrupt) corrupt(Object.values(plain.data ?? {}));
      return plain;
    },
  };
}

function checked(schema: GraphQLSchema, query: string): DocumentNode {
  const document = parse(query);
  const [mistake] = validate(schema, document);
  if (mistake !== undefined) throw new Error(`${mistake.message}: ${query}`);
  return document;
}

function referencesOf(document: DocumentNode, troubles: () => Troubles): Record<string, object> {
  const entities = document.definitions.filter(
    (definition) =>
      'directives' in definition && definition.directives?.some(({ name }) => name.value === 'key') === true,
  );
  const names = entities.flatMap((definition) => ('name' in definition ? [definition.name?.value ?? ''] : []));
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        __resolveReference: (reference: Thing, _: unknown, { schema }: GraphQLResolveInfo) => {
          const n = numberIn(reference);
          const luck = hashOf('reference', name, n) % 12;
          if (troubles().isFailing && luck === 0) throw problem(`${name} ${n} cannot be loaded`, n);
          if (troubles().isFailing && luck === 1) return null;
          return { ...reference, __typename: concrete(schema, name, n), [number]: n };
        },
      },
    ]),
  );
}

/** An interface with a key stands for one of its types, always the same one for the same object. */
function concrete(schema: GraphQLSchema, name: string, n: number): string {
  const type = schema.getType(name);
  return isInterfaceType(type) ? pick(schema.getPossibleTypes(type), n) : name;
}

function pick(types: readonly GraphQLObjectType[], n: number): string {
  const names = types.map(({ name }) => name).toSorted();
  return names[n % names.length] ?? '';
}

interface Asked {
  readonly args: Record<string, unknown>;
  readonly info: GraphQLResolveInfo;
  readonly isFailing: boolean;
}

function fieldOf(source: Thing | undefined, { args, info, isFailing }: Asked): unknown {
  const { fieldName, parentType, returnType } = info;
  if (source !== undefined && Object.hasOwn(source, fieldName)) return source[fieldName];
  const n = Number(source?.[number] ?? 0);
  const isKey = String(getNullableType(returnType)) === 'ID' || parentType.name === 'Sku';
  const hash = hashOf(parentType.name, fieldName, n, args);
  if (isFailing && !isKey && hash % 31 === 7) throw problem(`${parentType.name}.${fieldName} of ${n} failed`, hash);
  return valueOf(returnType, { info, n, hash, isSparse: !isKey, given: source });
}

interface Making {
  readonly info: GraphQLResolveInfo;
  readonly n: number;
  readonly hash: number;
  /** Nullable values are null now and then. */
  readonly isSparse: boolean;
  /** The object of the field: what a representation brought must be visible in the result. */
  readonly given: Thing | undefined;
}

function valueOf(type: GraphQLOutputType, making: Making): unknown {
  const { info, n, hash, isSparse } = making;
  if (isNonNullType(type)) return valueOf(type.ofType, { ...making, isSparse: false });
  if (isSparse && hash % 9 === 4) return null;
  if (isListType(type)) {
    const length = (hash >> 4) % 4;
    return Array.from({ length }, (_, index) => valueOf(type.ofType, { ...making, hash: hashOf(hash, index) }));
  }
  const next = (hash >> 3) % numbersMax;
  if (isAbstractType(type)) {
    return { __typename: pick(info.schema.getPossibleTypes(type), next), [number]: next };
  }
  if (isObjectType(type)) return { __typename: type.name, [number]: next };
  if (isEnumType(type)) return type.getValues()[hash % type.getValues().length]?.value;
  return scalarOf(type.name, { n, hash, name: info.fieldName, given: making.given });
}

function scalarOf(
  type: string,
  { n, hash, name, given }: { n: number; hash: number; name: string; given: Thing | undefined },
): unknown {
  if (type === 'ID') return `${name}-${n}`;
  if (type === 'Int') return hash % 1_000;
  if (type === 'Float') return (hash % 1_000) / 8;
  if (type === 'Boolean') return hash % 2 === 0;
  if (type === 'String') return `${name}~${hash % 97}~${hashOf(given ?? {}) % 97}-${n}`;
  return hash % 3 === 0 ? { a: n, list: [hash % 7, null] } : `${type}~${hash % 97}-${n}`;
}

function problem(message: string, seed: number): GraphQLError {
  const codes = ['FORBIDDEN', 'INTERNAL_SERVER_ERROR', undefined];
  const code = codes[seed % codes.length];
  return new GraphQLError(message, { extensions: code === undefined ? {} : { code, data: { seed } } });
}

function numberIn(value: unknown): number {
  const found = /-(\d+)"/.exec(JSON.stringify(value));
  return found === null ? hashOf(value) % numbersMax : Number(found[1]) % numbersMax;
}

/** A number for these values, the same in every run. */
function hashOf(...values: unknown[]): number {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(values, sortedKeys)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 1;
}

/** The same text whatever the order of the keys. */
function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** As `generateOperation` names them. */
const typenameAlias = /^t\d+$/;

/**
 * Damages a result; equal objects are damaged equally. Aliases of `__typename` stay: with a damaged one the library drops the whole object,
 * ours returns its type.
 */
function corrupt(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(corrupt);
  if (typeof value !== 'object' || value === null) return;
  const thing = value as Thing;
  const before = hashOf(thing);
  for (const key of Object.keys(thing)) {
    corrupt(thing[key]);
    if (typenameAlias.test(key)) continue;
    const luck = hashOf(before, key) % 60;
    if (key === '__typename') {
      if (luck === 0) thing[key] = 'Nothing';
      continue;
    }
    if (luck === 0) thing[key] = null;
    if (luck === 1) delete thing[key];
    if (luck === 2 && typeof thing[key] !== 'object') thing[key] = true;
  }
}
