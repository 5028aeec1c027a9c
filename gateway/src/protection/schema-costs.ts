import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** The cost of one field according to the schema. */
export interface FieldCost {
  readonly weight: number;
  /** The field's type, for the selection inside it; null for a scalar. */
  readonly type: GraphQLCompositeType | null;
  /** Assumed length of a plain list; null when the field is not a list of objects. */
  readonly listSize: number | null;
  /** Page size without `first` and `last`; null when the field has neither argument. */
  readonly pageSize: number | null;
  /** The argument with one id per item; null when there is none. */
  readonly idsArgument: string | null;
}

const pageSizeDefault = 25;
const listSizeDefault = 10;
const weightOfMutation = 10;
/** Introspection walks the whole schema whatever is selected, so its cost reflects the time that it takes. */
const introspectionWeights: Readonly<Record<string, number>> = { __schema: 4_000, __type: 50 };

/**
 * Weights of fields and lengths of lists, from the public schema and `@cost` and `@listSize` in the supergraph. Defaults: a field costs
 * 1, a mutation 10; a page has 25 items, a plain list of objects 10.
 */
export class SchemaCosts {
  readonly #schema: GraphQLSchema;
  readonly #directives: ReadonlyMap<string, readonly ConstDirectiveNode[]>;
  readonly #known = new Map<string, FieldCost | null>();

  constructor(schema: GraphQLSchema, supergraphSdl: string) {
    this.#schema = schema;
    this.#directives = directivesOf(parse(supergraphSdl, { noLocation: true }));
  }

  rootType(operation: OperationTypeNode): GraphQLCompositeType | null {
    return this.#schema.getRootType(operation) ?? null;
  }

  typeNamed(name: string): GraphQLCompositeType | null {
    const type = this.#schema.getType(name);
    return isCompositeType(type) ? type : null;
  }

  /** Null for a field that the type does not have. */
  fieldOf(type: GraphQLCompositeType, name: string): FieldCost | null {
    const introspection = introspectionWeights[name];
    if (introspection !== undefined) return { ...value, weight: introspection };
    if (!isObjectType(type) && !isInterfaceType(type)) return null;
    const place = `${type.name}.${name}`;
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    const field = type.getFields()[name];
    const cost = field === undefined ? null : this.#costOf(field, place, type);
    this.#known.set(place, cost);
    return cost;
  }

  #costOf(field: GraphQLField<unknown, unknown>, place: string, parent: GraphQLCompositeType): FieldCost {
    const directives = this.#directives.get(place) ?? [];
    const named = getNamedType(field.type);
    const type = isCompositeType(named) ? named : null;
    const isList = isListType(getNullableType(field.type)) && type !== null;
    const isMutation = parent === this.rootType(OperationTypeNode.MUTATION);
    const assumed = numberIn(directives, 'listSize', 'assumedSize');
    const slicing = field.args.filter(({ name }) => name === 'first' || name === 'last');
    const given = slicing.map(({ defaultValue }) => defaultValue).find((size) => typeof size === 'number');
    const ids = field.args.find(({ name, type: list }) => /ids$/i.test(name) && isListType(getNullableType(list)));
    return {
      weight: numberIn(directives, 'cost', 'weight') ?? (isMutation ? weightOfMutation : 1),
      type,
      listSize: isList ? (assumed ?? listSizeDefault) : null,
      pageSize: slicing.length === 0 ? null : (given ?? assumed ?? pageSizeDefault),
      idsArgument: isList ? (ids?.name ?? null) : null,
    };
  }
}

const value: FieldCost = { weight: 1, type: null, listSize: null, pageSize: null, idsArgument: null };

function directivesOf(document: DocumentNode): Map<string, readonly ConstDirectiveNode[]> {
  return new Map(
    document.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
        return [];
      }
      const fields = (definition.fields ?? []).filter(({ directives }) => directives?.some(isOfCosts) === true);
      return fields.map((field) => [`${definition.name.value}.${field.name.value}`, field.directives ?? []] as const);
    }),
  );
}

function isOfCosts({ name }: ConstDirectiveNode): boolean {
  return /(?:^|__)(?:cost|listSize)$/.test(name.value);
}

function numberIn(directives: readonly ConstDirectiveNode[], directive: string, argument: string): number | null {
  const found = directives.find(({ name }) => name.value === directive || name.value.endsWith(`__${directive}`));
  const node = found?.arguments?.find(({ name }) => name.value === argument)?.value;
  return node?.kind === Kind.INT ? Number(node.value) : null;
}
