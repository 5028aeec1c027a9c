import { validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';

/** Validates each document once for each schema. */
export class ValidatedDocuments {
  readonly #known = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, readonly GraphQLError[]>>();

  /** What is wrong with the document; empty when it is valid. */
  mistakes(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
    const known = this.#known.get(schema) ?? new WeakMap<DocumentNode, readonly GraphQLError[]>();
    this.#known.set(schema, known);
    const errors = known.get(document) ?? validate(schema, document);
    known.set(document, errors);
    return errors;
  }
}
