import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

const preparedMax = 1_000;
const tokensMax = 15_000;

type Prepared = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Caches parsed and validated operations; beyond the limit the least recently used is evicted. */
export class PreparedOperations {
  readonly #schema: GraphQLSchema;
  readonly #known = new Map<string, Prepared>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  get(query: string): Prepared {
    const known = this.#known.get(query);
    if (known !== undefined) {
      this.#known.delete(query);
      this.#known.set(query, known);
      return known;
    }
    const prepared = this.#prepare(query);
    if ('document' in prepared) this.#remember(query, prepared);
    return prepared;
  }

  #remember(query: string, prepared: Prepared): void {
    this.#known.set(query, prepared);
    if (this.#known.size <= preparedMax) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }

  #prepare(query: string): Prepared {
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: tokensMax, noLocation: true });
    } catch (error) {
      return { errors: [coded(error, 'GRAPHQL_PARSE_FAILED')] };
    }
    const errors = validate(this.#schema, document);
    return errors.length === 0
      ? { document }
      : { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
  }
}

function coded(error: unknown, code: string): GraphQLError {
  const message = error instanceof Error ? error.message : String(error);
  return new GraphQLError(message, { extensions: { code } });
}
