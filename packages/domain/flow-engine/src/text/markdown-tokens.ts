/** A token of inline Markdown. Runs and brackets without a partner become text. */
export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string }
  | { kind: 'run'; sign: '*' | '_'; left: number; canOpen: boolean; canClose: boolean }
  | { kind: 'open'; isImage: boolean }
  /** A closing bracket, with the address that follows it, if any. */
  | { kind: 'close'; url: string | null; source: string };

const special = /[\\`*_[\]!<&]/g;
const escapable = /[!-/:-@[-`{-~]/;
const scheme = /([a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2048})>/iy;
const email = /([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9.-]{1,253})>/iy;
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/iy;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };
const punctuation = /[\p{P}\p{S}]/u;

/** Splits a text into tokens. Linear: each character is visited a fixed number of times. */
export function tokensOf(text: string): Token[] {
  return new Tokenizer(text).all();
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private readonly addresses: Addresses;
  private readonly fences: BacktickRuns;
  private literal = '';

  constructor(private readonly text: string) {
    this.addresses = new Addresses(text);
    this.fences = new BacktickRuns(text);
  }

  all(): Token[] {
    let at = 0;
    while (at < this.text.length) {
      special.lastIndex = at;
      const next = special.exec(this.text)?.index ?? this.text.length;
      this.literal += this.text.slice(at, next);
      at = next < this.text.length ? this.take(next) : next;
    }
    this.flush();
    return this.tokens;
  }

  /** Reads the token that starts at a special character; returns where it ends. */
  private take(at: number): number {
    const sign = this.text[at];
    switch (sign) {
      case '\\':
        return this.escape(at);
      case '`':
        return this.code(at);
      case '*':
      case '_':
        return this.run(at, sign);
      case '[':
        return this.push({ kind: 'open', isImage: false }, at + 1);
      case ']':
        return this.close(at);
      case '!':
        return this.text[at + 1] === '[' ? this.push({ kind: 'open', isImage: true }, at + 2) : this.add('!', at + 1);
      case '<':
        return this.autolink(at);
      default:
        return this.reference(at);
    }
  }

  private escape(at: number): number {
    const next = this.text[at + 1];
    return next !== undefined && escapable.test(next) ? this.add(next, at + 2) : this.add('\\', at + 1);
  }

  private code(at: number): number {
    const { end, closing } = this.fences.at(at);
    if (closing === null) return this.add(this.text.slice(at, end), end);
    const inner = this.text.slice(end, closing).replaceAll('\n', ' ');
    const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
    return this.push({ kind: 'code', text: isPadded ? inner.slice(1, -1) : inner }, closing + (end - at));
  }

  private run(at: number, sign: '*' | '_'): number {
    let end = at;
    while (this.text[end] === sign) end += 1;
    const before = kindOf(this.text[at - 1]);
    const after = kindOf(this.text[end]);
    const isLeft = after !== 'space' && (after === 'other' || before !== 'other');
    const isRight = before !== 'space' && (before === 'other' || after !== 'other');
    const canOpen = isLeft && (sign === '*' || !isRight || before === 'sign');
    const canClose = isRight && (sign === '*' || !isLeft || after === 'sign');
    return this.push({ kind: 'run', sign, left: end - at, canOpen, canClose }, end);
  }

  private close(at: number): number {
    const address = this.addresses.after(at);
    const end = address?.end ?? at + 1;
    return this.push({ kind: 'close', url: address?.url ?? null, source: this.text.slice(at, end) }, end);
  }

  private autolink(at: number): number {
    for (const [pattern, prefix] of [
      [scheme, ''],
      [email, 'mailto:'],
    ] as const) {
      pattern.lastIndex = at + 1;
      const found = pattern.exec(this.text);
      if (found) return this.push({ kind: 'link', url: `${prefix}${found[1] ?? ''}` }, pattern.lastIndex);
    }
    return this.add('<', at + 1);
  }

  private reference(at: number): number {
    entity.lastIndex = at;
    const found = entity.exec(this.text);
    if (!found) return this.add('&', at + 1);
    const [whole, decimal, hexadecimal, name] = found;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '0', 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
    const character =
      name === undefined ? (isCharacter ? String.fromCodePoint(code) : '\uFFFD') : named[name.toLowerCase()];
    return this.add(character ?? whole, at + whole.length);
  }

  private add(text: string, end: number): number {
    this.literal += text;
    return end;
  }

  private push(token: Token, end: number): number {
    this.flush();
    this.tokens.push(token);
    return end;
  }

  private flush(): void {
    if (this.literal !== '') this.tokens.push({ kind: 'text', text: this.literal });
    this.literal = '';
  }
}

/** Finds the next run of backticks of the same length. Each position is visited once per length. */
class BacktickRuns {
  private readonly byLength = new Map<number, number[]>();
  private readonly next = new Map<number, number>();

  constructor(private readonly text: string) {
    for (const run of text.matchAll(/`+/g)) {
      const known = this.byLength.get(run[0].length) ?? [];
      known.push(run.index);
      this.byLength.set(run[0].length, known);
    }
  }

  at(start: number): { end: number; closing: number | null } {
    let end = start;
    while (this.text[end] === '`') end += 1;
    const starts = this.byLength.get(end - start) ?? [];
    let next = this.next.get(end - start) ?? 0;
    while (next < starts.length && (starts[next] ?? 0) < end) next += 1;
    this.next.set(end - start, next);
    return { end, closing: starts[next] ?? null };
  }
}

/** Link addresses in parentheses. Matching parentheses and word ends are computed once for the whole text. */
class Addresses {
  private readonly partner = new Map<number, number>();
  private readonly wordEnd: Int32Array;
  private readonly wordStart: Int32Array;

  constructor(private readonly text: string) {
    this.wordEnd = new Int32Array(text.length + 1).fill(text.length);
    this.wordStart = new Int32Array(text.length + 1).fill(text.length);
    if (!text.includes('](')) return;
    const open: number[] = [];
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '\\') at += 1;
      else if (text[at] === '(') open.push(at);
      else if (text[at] === ')') {
        const start = open.pop();
        if (start !== undefined) this.partner.set(start, at);
      }
    }
    for (let at = text.length - 1; at >= 0; at -= 1) {
      const isSpace = kindOf(text[at]) === 'space';
      this.wordEnd[at] = isSpace ? at : (this.wordEnd[at + 1] ?? 0);
      this.wordStart[at] = isSpace ? (this.wordStart[at + 1] ?? 0) : at;
    }
  }

  /** The address after a closing bracket; an optional title is dropped. */
  after(bracket: number): { url: string; end: number } | null {
    const open = bracket + 1;
    const close = this.text[open] === '(' ? this.partner.get(open) : undefined;
    if (close === undefined) return null;
    const from = Math.min(this.wordStart[open + 1] ?? close, close);
    const to = Math.min(this.wordEnd[from] ?? close, close);
    const title = Math.min(this.wordStart[to] ?? close, close);
    if (title < close && !this.isTitle(title, close)) return null;
    const word = this.text.slice(from, to);
    const url = word.startsWith('<') && word.endsWith('>') ? word.slice(1, -1) : word;
    return { url: url.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&'), end: close + 1 };
  }

  private isTitle(from: number, close: number): boolean {
    const first = this.text[from];
    const last = this.text[this.lastOf(close)];
    return (first === '"' || first === "'") && first === last && this.lastOf(close) > from;
  }

  private lastOf(close: number): number {
    return kindOf(this.text[close - 1]) === 'space' ? close - 2 : close - 1;
  }
}

function kindOf(character: string | undefined): 'space' | 'sign' | 'other' {
  if (character === undefined || /\s/.test(character)) return 'space';
  return punctuation.test(character) ? 'sign' : 'other';
}
