import type { Names } from './names.js';

/** A value that is computed, as an expression in CEL; null where the text is none that can be understood without running it. */
export interface Computed {
  expression: string;
  /** True where the result can only be a number. */
  isNumber: boolean;
  variables: string[];
}

type Token = { kind: 'number' | 'text' | 'variable' | 'sign'; text: string };

const longest = 500;
const token = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"\\{]|\\["\\])*)"|'((?:[^'\\{]|\\['\\])*)'|\{\{([^{}]+)\}\}|([-+*/%()]))/y;

/**
 * Sums such as `{{Score}} + 5`, which Typebot computes although they are not marked as code: numbers, texts in quotes, variables and
 * the four operations. Anything else is no sum.
 */
export function computedOf(source: string, names: Names): Computed | null {
  const text = source
    .trim()
    .replace(/^return\s+/, '')
    .replace(/;$/, '');
  if (text.length > longest) return null;
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length < 2) return null;
  return new Sum(tokens, names).read();
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.trimEnd().length) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) return null;
    const [, number, double, single, variable, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (variable !== undefined) tokens.push({ kind: 'variable', text: variable });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else tokens.push({ kind: 'text', text: double ?? single ?? '' });
    at = token.lastIndex;
  }
  return tokens;
}

/** Reads a sum by its rules of precedence. */
class Sum {
  private at = 0;
  private hasText = false;
  private readonly variables: string[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly names: Names,
  ) {}

  read(): Computed | null {
    const expression = this.sum(0);
    if (expression === null || this.at < this.tokens.length) return null;
    return { expression, isNumber: !this.hasText, variables: this.variables };
  }

  private sum(depth: number): string | null {
    return this.joined(depth, ['+', '-'], () => this.product(depth));
  }

  private product(depth: number): string | null {
    return this.joined(depth, ['*', '/', '%'], () => this.value(depth));
  }

  private joined(_depth: number, signs: readonly string[], part: () => string | null): string | null {
    let left = part();
    while (left !== null && this.peek('sign') && signs.includes(this.tokens[this.at]?.text ?? '')) {
      const sign = this.tokens[this.at++]?.text ?? '';
      const right = part();
      left = right === null ? null : `${left} ${sign} ${right}`;
    }
    return left;
  }

  private value(depth: number): string | null {
    const next = this.tokens[this.at++];
    if (next === undefined || depth > 20) return null;
    if (next.kind === 'number') return next.text;
    if (next.kind === 'text') {
      this.hasText = true;
      return JSON.stringify(next.text);
    }
    if (next.kind === 'variable') return this.variable(next.text);
    if (next.text === '-') {
      const inner = this.value(depth + 1);
      return inner === null ? null : `-${inner}`;
    }
    if (next.text !== '(') return null;
    const inner = this.sum(depth + 1);
    const isClosed = this.tokens[this.at++]?.text === ')';
    return inner === null || !isClosed ? null : `(${inner})`;
  }

  private variable(written: string): string | null {
    const name = this.names.ofText(written);
    if (name !== null) this.variables.push(name);
    return name;
  }

  private peek(kind: Token['kind']): boolean {
    return this.tokens[this.at]?.kind === kind;
  }
}
