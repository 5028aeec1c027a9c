/** A text in a JSON value, and where it is. */
export interface PlacedText {
  readonly path: readonly string[];
  readonly text: string;
}

/** The texts in a JSON value, also those that name its fields. */
export function textsOf(value: unknown, path: readonly string[] = []): PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsOf(child, [...path, key]));
}

/** A quote after a backslash is one inside of a text. */
const loneOutput = /(?<!\\)"(\{\{[^{}"\\]*\}\})"/g;

/**
 * The template of a JSON body from its value. A text that is a single output becomes a value of its own, with the type of what it names;
 * in a longer text an output is a part of that text.
 */
export function bodyTemplate(body: unknown): string {
  return JSON.stringify(body).replaceAll(loneOutput, '$1');
}
