import { isAbstractType, isCompositeType, isSubtype, type Schema } from '@apollo/federation-internals';

/** What the supergraph says about its types, including those that callers cannot see. */
export interface TypeRelations {
  /** True when objects of the type satisfy the condition: it is the same type, or one of which it is a part. */
  satisfies(typename: string, condition: string): boolean;
}

/** Answers are remembered: a supergraph has few pairs of types that occur together. */
export function typeRelationsOf(schema: Schema): TypeRelations {
  const known = new Map<string, boolean>();
  return {
    satisfies: (typename, condition) => {
      if (typename === condition) return true;
      const key = `${typename} ${condition}`;
      const found = known.get(key) ?? isPart(schema, typename, condition);
      if (schema.type(typename) !== undefined) known.set(key, found);
      return found;
    },
  };
}

function isPart(schema: Schema, typename: string, condition: string): boolean {
  const type = schema.type(typename);
  const whole = schema.type(condition);
  if (type === undefined || whole === undefined) return false;
  return isAbstractType(whole) && isCompositeType(type) && isSubtype(whole, type);
}
