const decimalMarks = new Map<string, string>();

/** Most digits of a number; more would not be kept exactly. */
const mostDigits = 15;

/**
 * The value of digits with grouping and decimal marks: `1,200.50`, `1.200,50`, `1 234,50`. A single mark before exactly three
 * digits is read by the country's convention. Null when the marks make no number.
 */
export function digitsValue(written: string, languageTag: string): number | null {
  const text = written.replace(/[' ]/g, '');
  const plain = /^[.,]\d+$/.test(text) ? `0.${text.slice(1)}` : plainDigits(text, languageTag);
  if (plain === null || plain.replace(/\D/g, '').length > mostDigits) return null;
  return Number(plain);
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
  const known = decimalMarks.get(languageTag);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(languageTag).formatToParts(1.5);
  const mark = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  decimalMarks.set(languageTag, mark);
  return mark;
}
