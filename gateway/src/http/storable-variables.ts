type Variables = Readonly<Record<string, unknown>>;

/** NUL, and half of a surrogate pair, such as of an emoji that was cut in two. */
const unstorable = /[\0\p{Cs}]/u;
const everyUnstorable = /[\0\p{Cs}]/gu;
const replacement = '\uFFFD';
/** In the text of JSON both are escapes: raw ones are neither JSON nor UTF-8. */
const escapedUnstorable = /\\u(?:0000|d[89a-f])/i;
/** What is nested deeper is accepted by no input. */
const depthMax = 100;

/** Whether values parsed from this JSON may need `storableVariables`. Tells from the text, since to walk a flow of a megabyte takes long. */
export function mayHoldUnstorable(json: string): boolean {
  return escapedUnstorable.test(json);
}

/**
 * Variables with a replacement character for what no database stores, so that one such character does not fail what was written around it.
 * The variables themselves where there is none.
 */
export function storableVariables(variables: Variables): Variables {
  return isStorable(variables, 0) ? variables : (replaced(variables, 0) as Variables);
}

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !unstorable.test(value);
  if (typeof value !== 'object' || value === null || depth > depthMax) return true;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  return Object.entries(value).every(([name, item]) => isStorable(name, depth) && isStorable(item, depth + 1));
}

function replaced(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.replaceAll(everyUnstorable, replacement);
  if (typeof value !== 'object' || value === null || depth > depthMax) return value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, depth + 1));
  const entries = Object.entries(value).map(([name, item]) => [replaced(name, depth), replaced(item, depth + 1)]);
  return Object.fromEntries(entries) as Variables;
}
