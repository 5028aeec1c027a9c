import { soundOf } from '@tertulia/words';
import type { ReaderLocale } from './reading.js';

function values(source: string, from = 0, step = 1): [string, number][] {
  return source.split(' ').map((word, at) => [word, from + at * step]);
}

const spanish = new Map<string, number>([
  ...values(
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
  ),
  ...values('treinta cuarenta cincuenta sesenta setenta ochenta noventa cien', 30, 10),
  ...values(
    'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
    100,
    100,
  ),
  ...values(
    'doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas',
    200,
    100,
  ),
  ...([
    ['un', 1],
    ['una', 1],
    ['veintiun', 21],
    ['veintiuna', 21],
    ['veinti', 20],
    ['cinquenta', 50],
  ] as const),
]);
const english = new Map<string, number>([
  ...values(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  ),
  ...values('thirty forty fifty sixty seventy eighty ninety', 30, 10),
  ['fourty', 40],
]);
const scales = new Map<string, number>([
  ...([
    ['mil', 1e3],
    ['millon', 1e6],
    ['millones', 1e6],
  ] as const),
  ...([
    ['thousand', 1e3],
    ['million', 1e6],
    ['millions', 1e6],
  ] as const),
]);
const ordinals = new Map<string, number>([
  ...values('primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo', 1),
  ...values('primera segunda tercera cuarta quinta sexta septima octava novena decima', 1),
  ...values('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth', 1),
  ...([
    ['primer', 1],
    ['tercer', 3],
    ['thirteenth', 13],
    ['fourteenth', 14],
    ['fifteenth', 15],
    ['sixteenth', 16],
  ] as const),
  ...([
    ['seventeenth', 17],
    ['eighteenth', 18],
    ['nineteenth', 19],
    ['twentieth', 20],
    ['thirtieth', 30],
  ] as const),
]);

/** The value of one cardinal word below a thousand, in either language; null for other words. English `once` is no number. */
export function cardinalOf(word: string, locale: ReaderLocale): number | null {
  if (locale === 'en' && word === 'once') return null;
  return spanish.get(word) ?? english.get(word) ?? (locale === 'es' ? misspelt(word) : null);
}

/** Spanish number words by their sound: `docientos`, `beinte`, `nuebe`. Only words of which no other sounds the same. */
const sounds = new Map([...spanish].filter(([word]) => word.length > 3).map(([word, value]) => [soundOf(word), value]));
const otherWords = new Set('siento siente sien doz once'.split(' '));

function misspelt(word: string): number | null {
  return word.length < 4 || otherWords.has(word) ? null : (sounds.get(soundOf(word)) ?? null);
}

/** The place that an ordinal word means: 2 for `segunda` and `second`; null for other words. */
export function ordinalOf(word: string): number | null {
  return ordinals.get(word) ?? null;
}

export interface Numeral {
  value: number;
  /** How many words it takes. */
  length: number;
}

/**
 * The longest number in words at the beginning of a list of folded words: `dos mil treinta y uno`, `one hundred and five`.
 * Words follow each other from large to small; `veinte treinta` is twenty, and thirty is left over.
 */
export function numeralAt(words: readonly string[], from: number, locale: ReaderLocale): Numeral | null {
  const sum = new Sum();
  let end = from;
  for (let at = from; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (isJoint(word) && at > from && sum.takesJoint(word)) continue;
    if (!sum.add(word, locale)) break;
    end = at + 1;
  }
  return end === from ? null : { value: sum.value, length: end - from };
}

function isJoint(word: string): boolean {
  return word === 'y' || word === 'and';
}

/** A number while its words are read: the finished thousands and millions, and the group below a thousand. */
class Sum {
  private whole = 0;
  private group: number | null = null;
  private last = Infinity;
  private lastScale = Infinity;
  private isAfterJoint = false;

  get value(): number {
    return this.whole + (this.group ?? 0);
  }

  /** Spanish joins tens and units, English joins hundreds and the rest. */
  takesJoint(word: string): boolean {
    const isTens = this.last >= 10 && this.last <= 90 && this.last % 10 === 0;
    this.isAfterJoint = word === 'y' ? isTens : this.last >= 100 || this.last === Infinity;
    return this.isAfterJoint;
  }

  add(word: string, locale: ReaderLocale): boolean {
    if (word === 'hundred') return this.hundred();
    const scale = scales.get(word);
    if (scale !== undefined) return this.scale(scale);
    const value = cardinalOf(word, locale);
    return value !== null && this.cardinal(value);
  }

  private hundred(): boolean {
    if (this.group !== null && (this.group > 9 || this.group < 1)) return false;
    this.group = (this.group ?? 1) * 100;
    this.last = 100;
    return true;
  }

  private scale(scale: number): boolean {
    if (scale === 1e6 && this.lastScale === 1e3 && this.group === null) this.whole *= scale;
    else if (scale >= this.lastScale || (this.group === null && this.isAfterJoint)) return false;
    else this.whole += (this.group ?? 1) * scale;
    this.group = null;
    this.last = Infinity;
    this.lastScale = scale;
    return true;
  }

  private cardinal(value: number): boolean {
    if (value >= this.room(value) || (value === 0 && this.group !== null)) return false;
    this.group = (this.group ?? 0) + value;
    this.last = value;
    return true;
  }

  /** Values below this one may follow. */
  private room(value: number): number {
    if (this.group === null) return 1_000;
    if (this.last >= 100) return 100;
    if (this.last === 10) return this.isAfterJoint && value > 5 ? 10 : 0;
    return this.last >= 20 && this.last % 10 === 0 ? 10 : 0;
  }
}
