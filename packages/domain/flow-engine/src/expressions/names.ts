/** Texts, comments and identifiers of an expression; what is between them does not matter here. */
const tokens = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\n]*|[\p{L}_][\p{L}\p{N}_]*/gu;
const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** An expression with plain names, and the names that stand for others. */
export interface PlainSource {
  source: string;
  /** By the plain name: the name in the expression. */
  names: ReadonlyMap<string, string>;
}

/**
 * The grammar knows names of English letters only, and variables are called `año` too. Each such name gets a free plain name of
 * the same length, so that every place in the text stays the same.
 */
export function plainNamed(source: string): PlainSource {
  const found = new Set([...source.matchAll(tokens)].map(([token]) => token));
  const plain = new Map<string, string>();
  for (const token of found) {
    if (isPlain.test(token) || /^["'/]/.test(token)) continue;
    const free = freeName(token.length, (name) => found.has(name) || plain.has(name));
    if (free !== null) plain.set(free, token);
  }
  const byName = new Map([...plain].map(([name, token]) => [token, name]));
  return { source: source.replace(tokens, (token) => byName.get(token) ?? token), names: plain };
}

/** A name of that length which is not taken; null when there is none. */
function freeName(length: number, isTaken: (name: string) => boolean): string | null {
  // A few tries more than an expression can have names.
  for (let at = 0; at < 1_100; at += 1) {
    let name = '';
    for (let rest = at; name.length < Math.min(length, 3); rest = Math.floor(rest / letters.length))
      name += letters[rest % letters.length] ?? '';
    name = name.padEnd(length, 'x');
    if (!isTaken(name) && name !== 'in' && name !== 'as') return name;
  }
  return null;
}
