import { numeralAt } from '../numerals.js';
import type { ReaderLocale } from '../reading.js';
import { digitsValue } from './digits.js';

/** A number, a word or another sign of an answer. */
export interface Token {
  kind: 'digits' | 'word' | 'sign';
  text: string;
}

/** A number that a run of tokens means. `isArticle`: `un`, `una`, `one`, which may count nothing. */
export interface Amount {
  value: number;
  from: number;
  to: number;
  isArticle: boolean;
}

/** Language and country decide number words and decimal marks. */
export interface NumberPlace {
  locale: ReaderLocale;
  /** ISO 3166-1 alpha-2, or empty. */
  country: string;
}

const scales = new Map<string, number>([
  ...'mil millar millares miles k thousand thousands grand'.split(' ').map((word) => [word, 1e3] as const),
  ...'millon millones million millions'.split(' ').map((word) => [word, 1e6] as const),
  ...'docena docenas dozen dozens'.split(' ').map((word) => [word, 12] as const),
  ...'decena decenas'.split(' ').map((word) => [word, 10] as const),
  ...'centenar centenares hundred hundreds'.split(' ').map((word) => [word, 100] as const),
  ...'par pares pair pairs couple'.split(' ').map((word) => [word, 2] as const),
]);
/** Words of the street for thousands and millions, where they are used; in Peru `una luca` is one sol, a unit. */
const slang: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  AR: slangOf('luca', 'palo'),
  UY: slangOf('luca', 'palo'),
  CL: slangOf('luca', 'palo'),
  BO: slangOf('luca', 'palo'),
  CO: new Map([...slangOf('luca', 'palo'), ...slangOf('barra', 'melon')]),
  MX: slangOf('milpa', 'melon'),
  ES: slangOf('talego', 'kilo'),
};

function slangOf(thousand: string, million: string): ReadonlyMap<string, number> {
  const forms = (word: string): string[] => {
    const small = word === 'luca' ? 'luquita' : `${word.replace(/[ao]$/, '')}it${word.endsWith('a') ? 'a' : 'o'}`;
    return [word, `${word}s`, `${word}es`, small, `${small}s`];
  };
  return new Map([
    ...forms(thousand).map((word) => [word, 1e3] as const),
    ...forms(million).map((word) => [word, 1e6] as const),
    ...(thousand === 'luca' ? forms('gamba').map((word) => [word, 100] as const) : []),
  ]);
}
const tokenPattern = /\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?![\d.,'])|\d+(?:[.,]\d+)*|(?<!\d)[.,]\d+|[a-z]+|[^\sa-z0-9]/g;

export function tokensOf(text: string): Token[] {
  return [...text.replace(/(?<=[a-z])-(?=[a-z])/g, ' ').matchAll(tokenPattern)].map(([token]) => ({
    kind: /\d/.test(token) ? 'digits' : /^[a-z]/.test(token) ? 'word' : 'sign',
    text: token,
  }));
}

/** One of these before a half: `kilo y medio`. */
const measures = /^(?:kilo|litro|hora|metro|ano|mes|dia|semana|persona|pizza|orden)$/;
/** More numbers are no answer to a question for one. */
const mostAmounts = 12;

/** The first numbers of an answer in order; null when digits make no number. */
export function amountsOf(tokens: readonly Token[], place: NumberPlace): Amount[] | null {
  const amounts: Amount[] = [];
  const reader = new AmountReader(tokens, place);
  for (let at = 0; at < tokens.length && amounts.length < mostAmounts;) {
    const amount = reader.read(at);
    if (amount === 'INVALID') return null;
    if (amount !== null) amounts.push(amount);
    at = amount?.to ?? at + 1;
  }
  return amounts;
}

class AmountReader {
  private readonly words: readonly string[];
  private readonly tag: string;
  private readonly slang: ReadonlyMap<string, number>;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly place: NumberPlace,
  ) {
    this.slang = slang[place.country] ?? new Map<string, number>();
    this.words = tokens.map((token) => (token.kind === 'word' ? token.text : ''));
    this.tag = place.country === '' ? place.locale : `${place.locale}-${place.country}`;
  }

  read(from: number): Amount | 'INVALID' | null {
    const isNegative = this.isMinus(from);
    const start = isNegative ? from + 1 : from;
    const base = this.sum(start);
    if (base === null || base === 'INVALID') return base;
    const isArticle = base.to === start + 1 && /^(?:un|una|uno|one)$/.test(this.words[start] ?? '');
    const value = Number((isNegative ? -base.value : base.value).toPrecision(15));
    return { value, from, to: base.to, isArticle };
  }

  private scaleOf(at: number): number | undefined {
    const word = this.words[at] ?? '';
    return scales.get(word) ?? this.slang.get(word);
  }

  /** `luca y media`, `luca quinientos`: one of them. */
  private isOneSlang(at: number): boolean {
    const word = this.words[at] ?? '';
    return this.slang.has(word) && !word.endsWith('s');
  }

  private isMinus(at: number): boolean {
    const token = this.tokens[at];
    const next = this.tokens[at + 1];
    if (!token || !next || /^de$/.test(next.text)) return false;
    if (/^(?:al|lo|mas|o)$/.test(this.words[at - 1] ?? '')) return false;
    if (/^(?:menos|minus|negative|negativo)$/.test(token.text)) return true;
    return token.text === '-' && next.kind === 'digits' && this.tokens[at - 1]?.kind !== 'digits';
  }

  /** `2 mil 500`, `1 millon 200 mil`: each part is smaller than the scale before it. */
  private sum(from: number): { value: number; to: number } | 'INVALID' | null {
    let [total, limit, at] = [0, Infinity, from];
    for (;;) {
      const part = this.scaled(at);
      if (part === 'INVALID') return 'INVALID';
      if (part === null || part.value >= limit || (at > from && part.scale >= limit)) break;
      total += part.value;
      at = part.to;
      if (part.scale < 1_000 || part.isHalved) break;
      limit = part.scale;
    }
    return at === from ? null : { value: total, to: at };
  }

  private scaled(from: number): { value: number; scale: number; to: number; isHalved: boolean } | 'INVALID' | null {
    const base = this.base(from);
    if (base === 'INVALID') return base;
    let [value, scale, at] = base === null ? [1, 1, from] : [base.value, base.scale, base.to];
    if (
      base !== null &&
      /^(?:a|of|de)$/.test(this.words[at] ?? '') &&
      this.scaleOf(at + 1) !== undefined &&
      base.value < 1
    )
      at += 1;
    const unit = this.scaleOf(at);
    if (
      unit !== undefined &&
      (base !== null || unit < 1_000 || this.isOneSlang(at)) &&
      !(base === null && /^(?:hundreds?|pares|pairs|k)$/.test(this.words[at] ?? ''))
    ) {
      [value, scale, at] = [value * unit, unit, at + 1];
      // `a couple dozen`, `un par de docenas`, `un par de miles`.
      const next = this.scaleOf(this.words[at] === 'de' || this.words[at] === 'of' ? at + 1 : at);
      if (unit === 2 && next !== undefined && next > 2)
        [value, scale, at] = [value * next, next, this.scaleOf(at) === undefined ? at + 2 : at + 1];
    } else if (base === null) return null;
    const half = this.half(at);
    return { value: half === 0 ? value : value + 0.5 * scale, scale, to: at + half, isHalved: half > 0 };
  }

  /** How many tokens say one half more: `y medio`, `and a half`. */
  private half(at: number): number {
    const [joint, a, b] = [this.words[at], this.words[at + 1], this.words[at + 2]];
    if (joint === 'y' && /^medi[oa]$/.test(a ?? '')) return 2;
    return joint === 'and' && a === 'a' && b === 'half' ? 3 : 0;
  }

  private base(from: number): { value: number; scale: number; to: number } | 'INVALID' | null {
    const token = this.tokens[from];
    if (!token) return null;
    if (token.kind === 'digits') return this.digits(token.text, from);
    if (/^(?:medi[oa]|half)$/.test(token.text)) return { value: 0.5, scale: 1, to: from + 1 };
    if (measures.test(token.text) && this.half(from + 1) > 0) return { value: 1, scale: 1, to: from + 1 };
    const numeral = numeralAt(this.words, from, this.place.locale);
    if (numeral === null) return null;
    const last = this.words[from + numeral.length - 1] ?? '';
    return { value: numeral.value, scale: scales.get(last) ?? 1, to: from + numeral.length };
  }

  /** Digits, a fraction, or a whole number and a fraction. */
  private digits(text: string, from: number): { value: number; scale: number; to: number } | 'INVALID' | null {
    const value = digitsValue(text, this.tag);
    if (value === null) return 'INVALID';
    const own = this.fraction(from);
    if (own !== null) return { value: own, scale: 1, to: from + 3 };
    const added = Number.isInteger(value) ? this.fraction(from + 1) : null;
    return { value: value + (added ?? 0), scale: 1, to: from + (added === null ? 1 : 4) };
  }

  private fraction(at: number): number | null {
    const [above, stroke, below] = [this.tokens[at], this.tokens[at + 1], this.tokens[at + 2]];
    if (above?.kind !== 'digits' || !/^[/⁄]$/.test(stroke?.text ?? '') || !/^[2348]$/.test(below?.text ?? ''))
      return null;
    const value = Number(above.text) / Number(below?.text);
    return value < 1 ? value : null;
  }
}
