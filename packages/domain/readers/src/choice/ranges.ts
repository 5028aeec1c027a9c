import { Cached } from '@tertulia/words';
import { readNumber } from '../number/index.js';
import { read, unsure, type Reading } from '../reading.js';
import type { Label } from './labels.js';

/** The numbers from `from` to `to`, both included. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const number = String.raw`[$€£]? ?(\d+(?:[.,]\d{3})*)`;
const between = new RegExp(
  String.raw`(?:^|\D)${number}\s*(?:a|al|y|to|and|hasta|-|–|—)\s*${number}(?!\d|[:.,/]\d)`,
  'iu',
);
const below = new RegExp(
  String.raw`\b(?:menos de|menor(?:es)? (?:de|a)|less than|fewer than|under|below)\s*${number}`,
  'iu',
);
const upTo = new RegExp(String.raw`\b(?:hasta|m[aá]ximo|up to|at most)\s*(?:de\s*)?${number}`, 'iu');
const above = new RegExp(String.raw`\b(?:m[aá]s de|mayor(?:es)? (?:de|a)|more than|over|above)\s*${number}`, 'iu');
const atLeast = new RegExp(String.raw`${number}\s*(?:(?:o|or) (?:m[aá]s|more)|\+)(?!\d)`, 'iu');
/** Numbers that are no plain amounts: thousands in words, hours, days of a month. */
const otherwise = /\d[:/]\d|\b(?:mil|mill[oó]n(?:es)?|thousand|million|k|am|pm|hrs?|horas?)\b/iu;

const known = new Cached(rangeOf, 5_000);

/** By a number within a range: `15` for `10 a 20`, `somos 25` for `Más de 20`. */
export function byRange(given: string, labels: readonly Label[]): Reading<string> | null {
  const ranged = labels.flatMap(({ id, raw }) => {
    const range = known.of(raw);
    return range === null ? [] : [{ id, range }];
  });
  if (ranged.length < 2 || ranged.length < labels.length - 1) return null;
  if (/\d\D+\d/.test(given)) return null;
  const amount = readNumber(given, { locale: 'es', country: 'MX' });
  if (amount.kind !== 'read') return null;
  const holding = ranged.filter(({ range }) => range.from <= amount.value && amount.value <= range.to);
  const [only, ...more] = holding.map(({ id }) => id);
  if (only === undefined) return null;
  if (more.length > 0) return unsure('SEVERAL', [only, ...more].slice(0, 4));
  // A bare `2` may also be the second choice.
  const placed = /^\s*\d{1,2}\s*$/.test(given) ? labels[amount.value - 1] : undefined;
  return placed === undefined || placed.id === only ? read(only) : unsure('SEVERAL', [only, placed.id]);
}

function rangeOf(label: string): Range | null {
  if (otherwise.test(label)) return null;
  const [, low, high] = between.exec(label) ?? [];
  if (low !== undefined) {
    const [from, to] = [valueOf(low), valueOf(high)];
    return from < to ? { from, to } : null;
  }
  const numbers = label.match(/\d+(?:[.,]\d{3})*/gu) ?? [];
  if (numbers.length !== 1) return null;
  if (below.test(label)) return { from: -Infinity, to: previous(valueOf(numbers[0])) };
  if (upTo.test(label)) return { from: -Infinity, to: valueOf(numbers[0]) };
  if (above.test(label)) return { from: next(valueOf(numbers[0])), to: Infinity };
  return atLeast.test(label) ? { from: valueOf(numbers[0]), to: Infinity } : null;
}

/** The bound itself is outside: `menos de 10` ends just below it. */
function previous(value: number): number {
  return value - 1e-6;
}

function next(value: number): number {
  return value + 1e-6;
}

function valueOf(written: string | undefined): number {
  return Number((written ?? '').replace(/[.,]/gu, ''));
}
