/** An object of a file that nobody has checked. */
export type Json = Readonly<Record<string, unknown>>;

const nothing: Json = Object.freeze({});

export function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The object, or an empty one for anything else. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : nothing;
}

/** The list, or an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The own property; never one of the prototype. */
export function read(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The text at a path of keys; a number as text, anything else as an empty one. */
export function textAt(object: Json, ...path: string[]): string {
  const value = valueAt(object, path);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

/** The finite number at a path, also when it is written as text; null for anything else. */
export function numberAt(object: Json, ...path: string[]): number | null {
  const text = textAt(object, ...path).trim();
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && Math.abs(number) <= 1e15 ? number : null;
}

export function isTrueAt(object: Json, ...path: string[]): boolean {
  return valueAt(object, path) === true;
}

export function objectAt(object: Json, ...path: string[]): Json {
  return objectOf(valueAt(object, path));
}

export function listAt(object: Json, ...path: string[]): readonly unknown[] {
  return listOf(valueAt(object, path));
}

function valueAt(object: Json, path: readonly string[]): unknown {
  let value: unknown = object;
  for (const key of path) value = read(objectOf(value), key);
  return value;
}

const deepest = 60;
const mostValues = 200_000;
const longestList = 20_000;

/** What makes a value too large to be read; null for one that is not. Not recursive, so that nesting cannot overflow the stack. */
export function boundsFault(value: unknown): 'DEEP' | 'LARGE' | null {
  const open = [{ value, depth: 0 }];
  let count = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.value === null || typeof next.value !== 'object') continue;
    if (next.depth > deepest) return 'DEEP';
    const inner = Object.values(next.value) as unknown[];
    count += inner.length;
    if (count > mostValues || inner.length > longestList) return 'LARGE';
    for (const one of inner) open.push({ value: one, depth: next.depth + 1 });
  }
  return null;
}
