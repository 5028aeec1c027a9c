import { DateTime } from 'luxon';
import type { VariableType, VariableValue } from '../model.js';
import { dataText, numberOf } from '../engine/values.js';
import { weightOf } from '../engine/weight.js';
import { matchesPattern, patternCost } from '../text/pattern.js';

/** What is known of a value before it is there. `ANY`: everything may be in it. */
export type ExpressionType = VariableType | 'ANY';

/** A value that an operation cannot use. */
export class Unusable extends Error {}

/** What operations count their cost with. @throws OverBudget */
export type Spend = (units: number) => void;

/** A function or an operator. */
export interface Operation {
  /** Types of the arguments; the last one repeats up to `most` arguments. */
  takes: readonly ExpressionType[];
  least?: number;
  most?: number;
  gives: ExpressionType;
  /** True where an argument without a value makes the result one without a value. */
  passesNothing: boolean;
  run(args: VariableValue[], spend: Spend): VariableValue;
}

const longestText = 10_000;
const longestList = 2_000;
const heaviest = 100_000;
const deepestValue = 100;

const number = (value: VariableValue | undefined): number => {
  if (typeof value !== 'number') throw new Unusable('not a number');
  return value;
};
const text = (value: VariableValue | undefined): string => {
  if (typeof value !== 'string') throw new Unusable('not a text');
  return value;
};
const list = (value: VariableValue | undefined): VariableValue[] => {
  if (!Array.isArray(value)) throw new Unusable('not a list');
  return value;
};

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. Nothing for what is no number, such as 1 / 0. */
function rounded(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  return Math.abs(value) < 1e15 ? Number(value.toFixed(10)) : value;
}

function short(value: string): string {
  if (value.length > longestText) throw new Unusable('too long');
  return value;
}

/** A list of permitted length. */
export function bounded(items: VariableValue[]): VariableValue[] {
  if (items.length > longestList) throw new Unusable('too long');
  return items;
}

function of(takes: readonly ExpressionType[], gives: ExpressionType, run: Operation['run']): Operation {
  return { takes, gives, run, passesNothing: true };
}

function day(value: VariableValue | undefined): DateTime {
  const found = DateTime.fromISO(text(value).slice(0, 10), { zone: 'utc' });
  if (!found.isValid || !/^\d{4}-\d{2}-\d{2}/.test(text(value))) throw new Unusable('not a date');
  return found;
}

function plus([a, b]: VariableValue[], spend: Spend): VariableValue {
  if (typeof a === 'number') return rounded(a + number(b));
  if (typeof a === 'string') {
    spend(a.length + text(b).length);
    return short(a + text(b));
  }
  spend(list(a).length + list(b).length);
  return bounded([...list(a), ...list(b)]);
}

/** The order of two values of the same type; null for a value that is missing. */
function order(a: VariableValue | undefined, b: VariableValue | undefined): number | null {
  if (a === null || b === null || a === undefined || b === undefined) return null;
  if (typeof a === 'number') return a - number(b);
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}

function compared(holds: (order: number) => boolean): Operation {
  const run: Operation['run'] = ([a, b], spend) => {
    if (typeof a === 'string') spend(a.length);
    const found = order(a, b);
    return found !== null && holds(found);
  };
  return { takes: ['ANY', 'ANY'], gives: 'BOOLEAN', run, passesNothing: false };
}

/** Whether two values are the same, to any depth; texts letter by letter. */
function isSame(a: VariableValue | undefined, b: VariableValue | undefined, spend: Spend): boolean {
  if (a === b) return true;
  spend(weightOf(a, heaviest) + weightOf(b, heaviest));
  return isSameInside(a, b, 0);
}

function isSameInside(a: VariableValue | undefined, b: VariableValue | undefined, depth: number): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  // Deeper values come from hostile texts only.
  if (depth > deepestValue) throw new Unusable('too deep');
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isSameInside(value, right.get(key), depth + 1))
  );
}

function found([item, inside]: VariableValue[], spend: Spend): boolean {
  if (Array.isArray(inside)) {
    spend(10 * inside.length);
    return inside.some((one) => isSame(one, item, spend));
  }
  if (inside === null || typeof inside !== 'object') return inside === null ? false : fail();
  return typeof item === 'string' && Object.hasOwn(inside, item);
}

function fail(): never {
  throw new Unusable('not a list');
}

function entry([inside, key]: VariableValue[]): VariableValue {
  if (Array.isArray(inside)) return inside[number(key)] ?? null;
  if (inside === null || typeof inside !== 'object') return fail();
  return Object.hasOwn(inside, text(key)) ? (inside[text(key)] ?? null) : null;
}

function sizeOf([value]: VariableValue[], spend: Spend): number {
  if (typeof value === 'string') {
    spend(value.length);
    return Array.from(value).length;
  }
  if (value === null || typeof value !== 'object') throw new Unusable('no size');
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

function inText(holds: (value: string, part: string) => boolean): Operation {
  return of(['TEXT', 'TEXT'], 'BOOLEAN', ([value, part], spend) => {
    spend(text(value).length + text(part).length);
    return holds(text(value), text(part));
  });
}

function ofText(change: (value: string) => string): Operation {
  return of(['TEXT'], 'TEXT', ([value], spend) => {
    spend(2 * text(value).length);
    return change(text(value));
  });
}

function ofNumbers(choose: (...values: number[]) => number): Operation {
  const run: Operation['run'] = (args, spend) => {
    const values = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
    spend(values.length);
    return values.length === 0 ? null : rounded(choose(...values.map(number)));
  };
  return { takes: ['ANY'], least: 1, most: 20, gives: 'NUMBER', run, passesNothing: true };
}

const arithmetic: Record<string, Operation> = {
  '_+_': of(['ANY', 'ANY'], 'ANY', plus),
  '_-_': of(['NUMBER', 'NUMBER'], 'NUMBER', ([a, b]) => rounded(number(a) - number(b))),
  '_*_': of(['NUMBER', 'NUMBER'], 'NUMBER', ([a, b]) => rounded(number(a) * number(b))),
  '_/_': of(['NUMBER', 'NUMBER'], 'NUMBER', ([a, b]) => rounded(number(a) / number(b))),
  '_%_': of(['NUMBER', 'NUMBER'], 'NUMBER', ([a, b]) => rounded(number(a) % number(b))),
  '-_': of(['NUMBER'], 'NUMBER', ([a]) => -number(a)),
};

const comparisons: Record<string, Operation> = {
  '_==_': { ...compared(() => true), run: ([a, b], spend) => isSame(a, b, spend) },
  '_!=_': { ...compared(() => true), run: ([a, b], spend) => !isSame(a, b, spend) },
  '_<_': compared((found) => found < 0),
  '_<=_': compared((found) => found <= 0),
  '_>_': compared((found) => found > 0),
  '_>=_': compared((found) => found >= 0),
  '@in': { takes: ['ANY', 'ANY'], gives: 'BOOLEAN', run: found, passesNothing: false },
  '_[_]': of(['ANY', 'ANY'], 'ANY', entry),
};

const texts: Record<string, Operation> = {
  contains: inText((value, part) => value.includes(part)),
  startsWith: inText((value, part) => value.startsWith(part)),
  endsWith: inText((value, part) => value.endsWith(part)),
  matches: of(['TEXT', 'TEXT'], 'BOOLEAN', ([value, pattern], spend) => {
    spend(patternCost(text(pattern), text(value).length));
    return matchesPattern(text(pattern), text(value), 'PART');
  }),
  lower: ofText((value) => value.toLowerCase()),
  upper: ofText((value) => short(value.toUpperCase())),
  trim: ofText((value) => value.trim()),
  split: of(['TEXT', 'TEXT'], 'LIST', ([value, between], spend) => {
    spend(8 * text(value).length);
    return bounded(text(value).split(text(between)));
  }),
  join: of(['LIST', 'TEXT'], 'TEXT', ([items, between], spend) => {
    const parts = list(items).map(dataText);
    spend(parts.reduce((sum, part) => sum + part.length + text(between).length, 0));
    return short(parts.join(text(between)));
  }),
  string: of(['ANY'], 'TEXT', ([value], spend) => {
    spend(weightOf(value, heaviest));
    return short(dataText(value));
  }),
  size: of(['ANY'], 'NUMBER', sizeOf),
};

const numbers: Record<string, Operation> = {
  number: of(['ANY'], 'NUMBER', ([value]) => numberOf(value)),
  round: {
    ...of(['NUMBER'], 'NUMBER', ([value, digits = 0]) => {
      const factor = 10 ** Math.max(0, Math.min(10, number(digits)));
      // The small share lets 1.005 round up, as it does on paper.
      return rounded(Math.round(number(value) * factor * (1 + Number.EPSILON)) / factor);
    }),
    least: 1,
    most: 2,
  },
  floor: of(['NUMBER'], 'NUMBER', ([value]) => Math.floor(number(value))),
  ceil: of(['NUMBER'], 'NUMBER', ([value]) => Math.ceil(number(value))),
  abs: of(['NUMBER'], 'NUMBER', ([value]) => Math.abs(number(value))),
  min: ofNumbers((...values) => Math.min(...values)),
  max: ofNumbers((...values) => Math.max(...values)),
  sum: ofNumbers((...values) => values.reduce((total, value) => total + value, 0)),
};

const days: Record<string, Operation> = {
  date: of(['TEXT'], 'DATE', ([value]) => day(value).toISODate()),
  time: of(['TEXT'], 'TEXT', ([value]) => /T(\d{2}:\d{2})/.exec(text(value))?.[1] ?? null),
  addDays: of(['DATE', 'NUMBER'], 'DATE', ([value, count]) => {
    const days = Math.max(-40_000, Math.min(40_000, Math.trunc(number(count))));
    return day(value).plus({ days }).toISODate();
  }),
  daysBetween: of(['DATE', 'DATE'], 'NUMBER', ([from, to]) => day(to).diff(day(from), 'days').days),
  weekday: of(['DATE'], 'NUMBER', ([value]) => day(value).weekday),
};

const table = new Map(Object.entries({ ...arithmetic, ...comparisons, ...texts, ...numbers, ...days }));

/** Functions that expressions can call, by name; operators and macros are not among them. */
export const expressionFunctions: readonly string[] = Object.keys({ ...texts, ...numbers, ...days });

/** An operator by the parser's name for it, or a function. */
export function operationOf(name: string): Operation | undefined {
  return table.get(name);
}
