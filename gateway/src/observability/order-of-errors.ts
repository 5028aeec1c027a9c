import type { GraphQLFormattedError } from 'graphql';

type Path = readonly (string | number)[];

/**
 * Errors in the order of their places in the answer, those without a place first. Fields are resolved at the same time, so the
 * order in which their errors come up would differ from one request to the next.
 */
export function inOrderOfPlaces<E extends Pick<GraphQLFormattedError, 'path'>>(
  errors: readonly E[],
  data: unknown,
): E[] {
  return errors.toSorted((a, b) => comparePaths(a.path ?? [], b.path ?? [], data));
}

function comparePaths(a: Path, b: Path, data: unknown): number {
  let around = data;
  for (const [depth, key] of a.entries()) {
    const other = b[depth];
    if (other === undefined) return 1;
    if (key !== other) return compareKeys(key, other, around);
    around = valueAt(around, key);
  }
  return a.length - b.length;
}

/** Fields stand as the operation asks for them where the answer still shows it; else by name. */
function compareKeys(a: string | number, b: string | number, around: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const shown = typeof around === 'object' && around !== null ? Object.keys(around) : [];
  const [left, right] = [shown.indexOf(String(a)), shown.indexOf(String(b))];
  if (left >= 0 && right >= 0) return left - right;
  return String(a) < String(b) ? -1 : 1;
}

function valueAt(around: unknown, key: string | number): unknown {
  return typeof around === 'object' && around !== null ? (around as Record<string, unknown>)[key] : undefined;
}
