import type { Principal } from '@tertulia/principal';
import {
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { AdmittedOperation } from '../protection/admit-operation.js';
import type { Continuations } from '../supergraph/continued-subscription.js';

/** Stands for whoever it is. Whatever runs for a scope cannot depend on an id that it never gets. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * The caller without what tells who it is: callers with the same scope have the same rights and the same language. Every fact of a
 * principal stays unless it is removed here, and a shared subscription runs with this principal, so no value can depend on anything else.
 */
export function scopeOf(principal: Principal): Principal {
  switch (principal.kind) {
    case 'USER': {
      const botIds = principal.botIds?.toSorted() ?? null;
      return { ...principal, userId: nobody, sessionId: nobody, botIds };
    }
    case 'API_KEY':
      return { ...principal, keyId: nobody, scopes: principal.scopes.toSorted() };
    case 'VISITOR':
    case 'ANONYMOUS':
    case 'SERVICE':
      return principal;
  }
}

/** Equal for subscriptions with the same values: the same operation and variables for the same scope. */
export function sharedKeyOf({ query, operationName, variables }: AdmittedOperation, scope: Principal): string {
  return JSON.stringify([query, operationName, variables, scope], (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Tells which subscriptions are shared, as `shared` of their continuations declares. */
export class SharedOperations {
  readonly #continuations: Continuations;
  readonly #known = new WeakMap<GraphQLSchema, WeakMap<OperationDefinitionNode, boolean>>();

  constructor(continuations: Continuations) {
    this.#continuations = continuations;
  }

  /** True when the values of the valid operation depend only on its variables and on the caller's scope. */
  has(schema: GraphQLSchema, { document, operation }: Pick<AdmittedOperation, 'document' | 'operation'>): boolean {
    const known = this.#known.get(schema) ?? new WeakMap<OperationDefinitionNode, boolean>();
    this.#known.set(schema, known);
    const isShared = known.get(operation) ?? this.#selectsOnlyShared(schema, document, operation);
    known.set(operation, isShared);
    return isShared;
  }

  #selectsOnlyShared(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): boolean {
    const [root] = operation.selectionSet.selections;
    const name = root?.kind === Kind.FIELD ? root.name.value : '';
    const continuation = Object.hasOwn(this.#continuations, name) ? this.#continuations[name] : undefined;
    if (continuation?.kind !== 'ABSOLUTE' || operation.selectionSet.selections.length !== 1) return false;
    const shared = new Set(continuation.shared);
    const types = new TypeInfo(schema);
    let isShared = true;
    const holds = (field: string): boolean => {
      const parent = types.getParentType();
      if (field === '__typename' || parent === schema.getSubscriptionType()) return true;
      return (
        parent !== null && parent !== undefined && (shared.has(parent.name) || shared.has(`${parent.name}.${field}`))
      );
    };
    visit(
      document,
      visitWithTypeInfo(types, {
        OperationDefinition: (node) => (node === operation ? undefined : false),
        Field: ({ name: field }) => {
          isShared &&= holds(field.value);
        },
      }),
    );
    return isShared;
  }
}
