import { isAbstractType, isCompositeType, isSubtype, type Schema } from '@apollo/federation-internals';

/**
 * What the supergraph says about its types, including those that callers cannot see. Returns a check whether the objects of a type
 * satisfy a condition: it is the same type, or one of which it is a part.
 */
export type TypeRelations = (condition: string) => (typename: unknown) => boolean;

/** Answers are remembered: a condition meets few types. */
export function typeRelationsOf(schema: Schema): TypeRelations {
  return (condition) => {
    const known = new Map<unknown, boolean>();
    return (typename) => {
      const found = known.get(typename);
      if (found !== undefined) return found;
      const isMet = typeof typename === 'string' && (typename === condition || isPart(schema, typename, condition));
      // Results could name any number of types that do not exist.
      if (typeof typename === 'string' && schema.type(typename) !== undefined) known.set(typename, isMet);
      return isMet;
    };
  };
}

function isPart(schema: Schema, typename: string, condition: string): boolean {
  const type = schema.type(typename);
  const whole = schema.type(condition);
  if (type === undefined || whole === undefined) return false;
  return isAbstractType(whole) && isCompositeType(type) && isSubtype(whole, type);
}
