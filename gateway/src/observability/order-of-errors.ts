import type { GraphQLFormattedError } from 'graphql';

type Path = readonly (string | number)[];

/**
 * Sorts errors by their path in the response, those without a path first. Fields are resolved concurrently, so without sorting the order
 * would differ from one request to the next.
 */
export function sortedByPath<E extends Pick<GraphQLFormattedError, 'path'>>(errors: readonly E[], data: unknown): E[] {
  return errors.toSorted((a, b) => comparePaths(a.path ?? [], b.path ?? [], data));
}

function comparePaths(a: Path, b: Path, data: unknown): number {
  let parent = data;
  for (const [depth, key] of a.entries()) {
    const other = b[depth];
    if (other === undefined) return 1;
    if (key !== other) return compareKeys(key, other, parent);
    parent = valueAt(parent, key);
  }
  return a.length - b.length;
}

/** Fields are ordered as in the response data; a field that is not in it, by name. */
function compareKeys(a: string | number, b: string | number, parent: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const shown = typeof parent === 'object' && parent !== null ? Object.keys(parent) : [];
  const [left, right] = [shown.indexOf(String(a)), shown.indexOf(String(b))];
  if (left >= 0 && right >= 0) return left - right;
  return String(a) < String(b) ? -1 : 1;
}

function valueAt(parent: unknown, key: string | number): unknown {
  return typeof parent === 'object' && parent !== null ? (parent as Record<string, unknown>)[key] : undefined;
}
