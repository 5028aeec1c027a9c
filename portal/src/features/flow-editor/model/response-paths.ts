/** A value that came back as JSON. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** A JSONPath (RFC 9535) of one place in a response, by the keys and positions that lead to it. */
export function pathOf(steps: readonly (string | number)[]): string {
  return `$${steps.map((step) => (typeof step === 'number' ? `[${step}]` : memberOf(step))).join('')}`;
}

/** The body as JSON; undefined if it is not. */
export function readJson(body: string): JsonValue | undefined {
  try {
    return JSON.parse(body) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The variable for a value: one with the name of its key, ignoring case; empty if there is none. */
export function variableFor(steps: readonly (string | number)[], names: readonly string[]): string {
  const key = steps.findLast((step) => typeof step === 'string');
  return names.find((name) => name.toLowerCase() === key?.toLowerCase()) ?? '';
}

function memberOf(key: string): string {
  if (/^[A-Za-z_\u0080-\uD7FF\uE000-\uFFFF][\w\u0080-\uD7FF\uE000-\uFFFF]*$/.test(key)) return `.${key}`;
  const escaped = JSON.stringify(key).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `['${escaped}']`;
}
