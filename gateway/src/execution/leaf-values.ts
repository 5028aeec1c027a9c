import { isEnumType, isSpecifiedScalarType, type GraphQLLeafType } from 'graphql';

/** From here on numbers are written with an exponent, which is no integer for other readers. */
const integersBelow = 1e21;

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  Boolean: (value) => typeof value === 'boolean',
  Float: (value) => Number.isFinite(value),
  ID: (value) => typeof value === 'string' || isInteger(value),
  Int: isInteger,
  String: (value) => typeof value === 'string',
};

function isInteger(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) < integersBelow;
}

/** Checks values of subgraphs against a type of the public schema: an enum may have fewer values there. Custom scalars can be anything. */
export function leafCheckOf(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => names.has(value);
  }
  return (isSpecifiedScalarType(type) ? checks[type.name] : undefined) ?? (() => true);
}
