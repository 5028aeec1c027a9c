/** A JSON object: results of subgraphs, and the tree into which they are merged. */
export type Tree = Record<string, unknown>;

/** The segments of a place in a tree: keys, and `@` for every element of a list. */
export type PlanPath = readonly string[];

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a key of the object itself; undefined for inherited ones, such as `constructor`. */
export function ownValue(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Tree)[key] : undefined;
}

/** The values at a place, without nulls, in the order of the tree. */
export function valuesAt(root: unknown, path: PlanPath): unknown[] {
  let values: unknown[] = [root];
  for (const segment of path) {
    values =
      segment === '@'
        ? values.flatMap((value) => (Array.isArray(value) ? value : []))
        : values.map((value) => ownValue(value, segment));
    values = values.filter((value) => value !== null && value !== undefined);
  }
  return values;
}

/** The places of the values that `valuesAt` returns, in the same order. */
export function placesAt(root: unknown, path: PlanPath): (string | number)[][] {
  let found: Found[] = [{ value: root, place: [] }];
  for (const segment of path) {
    found = found.flatMap((one) => stepInto(one, segment));
    found = found.filter(({ value }) => value !== null && value !== undefined);
  }
  return found.map(({ place }) => place);
}

interface Found {
  readonly value: unknown;
  readonly place: (string | number)[];
}

function stepInto({ value, place }: Found, segment: string): Found[] {
  if (segment !== '@') return [{ value: ownValue(value, segment), place: [...place, segment] }];
  return Array.isArray(value) ? value.map((item, index) => ({ value: item, place: [...place, index] })) : [];
}

/**
 * Merges a result into the tree. Objects are merged field by field, lists of the same length element by element; anything else replaces
 * what was there.
 */
export function mergeInto(target: Tree, source: Tree): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    // As a key of an object this would replace its prototype. No admitted operation contains it.
    if (value === undefined || key === '__proto__') continue;
    const before = ownValue(target, key);
    if (isTree(value) && isTree(before)) mergeInto(before, value);
    else if (Array.isArray(value) && Array.isArray(before) && value.length === before.length) mergeLists(before, value);
    else target[key] = value;
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, value] of source.entries()) {
    const before = target[index];
    if (isTree(value) && isTree(before)) mergeInto(before, value);
    else target[index] = value;
  }
}

/** A copy that shares no object with the original, except objects of classes, which are values of scalars. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isTree(value) || !isPlain(value)) return value;
  const copy: Tree = {};
  for (const key of Object.keys(value)) copy[key] = copyOf(value[key]);
  return copy;
}

function isPlain(value: Tree): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
