import { foldText } from '@tertulia/words';
import { LimitedCache } from '../text/limited-cache.js';

const words: Readonly<Record<string, number>> = {
  cero: 0,
  un: 1,
  uno: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
  trece: 13,
  catorce: 14,
  quince: 15,
  veinte: 20,
  treinta: 30,
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};
const token = /(?<![\d.,])([+-]?)\s?(\d[\d.,' ]*\d|\d)(?:\s?(mil|k)\b)?/g;
const decimalMarks = new LimitedCache<string>(100);
const maxLength = 60;

/** The value of a number word from zero to twenty (and thirty) in either language. */
export function numberWord(word: string): number | null {
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}

/**
 * Reads the one number of an answer: `1,200.50`, `1.200,50`, `$1,200`, `3 personas`, `dos`, `2 mil`.
 * A single separator before exactly three digits is read by the country's convention. Null when there is no number or more than one.
 */
export function readNumber(answer: string, languageTag: string): number | null {
  if (answer.length > 4 * maxLength) return null;
  const text = foldText(answer);
  if (text === '' || text.length > maxLength) return null;
  const found = [...text.matchAll(token)];
  if (found.length > 1) return null;
  const [match] = found;
  if (!match) return readWord(text);
  const digits = plainDigits((match[2] ?? '').replace(/[' ]/g, ''), languageTag);
  if (digits === null) return null;
  const value = Number(digits) * (match[3] ? 1000 : 1) * (match[1] === '-' ? -1 : 1);
  return Number.isFinite(value) ? value : null;
}

function readWord(text: string): number | null {
  const values = text
    .split(/[^a-z]+/)
    .map(numberWord)
    .filter((value) => value !== null);
  return values.length === 1 ? (values[0] ?? null) : null;
}

function plainDigits(text: string, languageTag: string): string | null {
  const lastDot = text.lastIndexOf('.');
  const lastComma = text.lastIndexOf(',');
  if (lastDot < 0 && lastComma < 0) return text;
  const decimal = decimalMarkOf(text, { lastDot, lastComma }, languageTag);
  const group = decimal === '.' ? ',' : '.';
  const [whole = '', fraction, ...more] = text.split(decimal);
  if (more.length > 0 || fraction?.includes(group)) return null;
  if (whole.includes(group) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
  const plain = whole.replaceAll(group, '');
  return fraction === undefined ? plain : `${plain}.${fraction}`;
}

function decimalMarkOf(text: string, at: { lastDot: number; lastComma: number }, languageTag: string): '.' | ',' {
  if (at.lastDot >= 0 && at.lastComma >= 0) return at.lastDot > at.lastComma ? '.' : ',';
  const mark = at.lastDot >= 0 ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  const marks = text.split(mark).length - 1;
  if (marks > 1) return other;
  const isLikeGrouping = /^\d{1,3}[.,]\d{3}$/.test(text) && !text.startsWith('0');
  if (!isLikeGrouping) return mark;
  return countryDecimalMark(languageTag) === mark ? mark : other;
}

function countryDecimalMark(languageTag: string): string {
  return decimalMarks.getOrMake(languageTag, () => {
    const parts = new Intl.NumberFormat(languageTag).formatToParts(1.5);
    return parts.find((part) => part.type === 'decimal')?.value ?? '.';
  });
}
