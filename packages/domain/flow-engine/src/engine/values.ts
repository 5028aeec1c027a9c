import type { ComparisonOperator, Locale, VariableType, VariableValue } from '../model.js';
import { formatDate, joinList } from '../business/describe.js';
import { foldText } from '@tertulia/words';
import { matchesPattern } from '../text/pattern.js';

const plainNumber = /^[+-]?\d{1,300}(?:\.\d{1,300})?$/;
const maxTextLength = 10_000;
const maxListLength = 200;
/** Maximum length of a displayed value; enough for a price list of 500 lines. */
const maxShown = 32_000;

/** What a path leads to inside a value; undefined where nothing is. */
export function readInside(value: VariableValue | undefined, path: readonly string[]): VariableValue | undefined {
  let current = value;
  for (const key of path) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, key)) return undefined;
    current = Array.isArray(current) ? current[Number(key)] : current[key];
  }
  return current;
}

/** A value in the form in which it is shown to visitors; an empty text for no value. At most 32,000 characters. */
export function displayValue(value: VariableValue | undefined, locale: Locale, type?: VariableType): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return (type === 'DATE' ? formatDate(value, locale) : value).slice(0, maxShown);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return booleanWord(value, locale);
  if (!Array.isArray(value)) return (fileName(value) ?? JSON.stringify(value)).slice(0, maxShown);
  const shown: string[] = [];
  let length = 0;
  for (const item of value) {
    shown.push(displayValue(item, locale));
    length += shown.at(-1)?.length ?? 0;
    if (length > maxShown) break;
  }
  return joinList(shown, locale).slice(0, maxShown);
}

/** The name of a file that a visitor has sent; null for any other object. */
function fileName(value: { [key: string]: VariableValue }): string | null {
  const isFile = fileKeys.every((key) => Object.hasOwn(value, key));
  return isFile && typeof value['name'] === 'string' ? value['name'] : null;
}

const fileKeys = ['name', 'type', 'size', 'link'] as const;

/** A value in the form in which other systems read it; an empty text for no value. At most 32,000 characters. */
export function dataText(value: VariableValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value).slice(0, maxShown);
  const isPlain = Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object');
  return (isPlain ? value.map((item) => String(item ?? '')).join(',') : JSON.stringify(value)).slice(0, maxShown);
}

/** Converts a text to the declared type; null when it cannot be converted. */
export function coerceText(text: string, type: VariableType): VariableValue {
  switch (type) {
    case 'TEXT':
      return text.slice(0, maxTextLength);
    case 'DATE':
      return /^\d{4}-\d{2}-\d{2}/.test(text.trim()) ? text.trim().slice(0, 10) : null;
    case 'NUMBER':
      return numberOf(text);
    case 'BOOLEAN':
      return ['true', 'si', 'yes', '1', 'verdadero'].includes(foldText(text));
    case 'LIST':
      return text
        .split(/[,\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '')
        .slice(0, maxListLength);
    case 'JSON':
      return safeJson(text);
  }
}

/** Sum of two values as numbers; a value that is not a number counts as 0. */
export function addValues(a: VariableValue | undefined, b: VariableValue): number {
  const sum = (numberOf(a) ?? 0) + (numberOf(b) ?? 0);
  // Round to ten decimals to remove floating-point noise such as that of 0.1 + 0.2.
  return Number.isFinite(sum) ? Number(sum.toFixed(10)) : 0;
}

/** Appends an item to a list, or a text to a text; both have a maximum length. */
export function appendValue(target: VariableValue | undefined, item: VariableValue, type: VariableType): VariableValue {
  if (Array.isArray(target)) return [...target, item].slice(-maxListLength);
  if (type === 'LIST') return target === null || target === undefined ? [item] : [target, item];
  return `${displayValue(target, 'es')}${displayValue(item, 'es')}`.slice(0, maxTextLength);
}

/** Operators that need more than a value and a text; they are in the folder of the condition. */
type WideOperator = 'BETWEEN' | 'NOT_BETWEEN' | 'IN' | 'NOT_IN' | 'WEEKDAY';
/** Operators that compare a value with a text. */
export type PlainOperator = Exclude<ComparisonOperator, WideOperator>;

/** Whether a comparison is true: numeric when both sides are numbers, else by text, ignoring case and accents. */
export function compareValues(left: VariableValue | undefined, operator: PlainOperator, right: string): boolean {
  switch (operator) {
    case 'EQUALS':
      return isEqual(left, right);
    case 'NOT_EQUALS':
      return !isEqual(left, right);
    case 'CONTAINS':
      return contains(left, right);
    case 'NOT_CONTAINS':
      return !contains(left, right);
    case 'STARTS_WITH':
      return right.trim() !== '' && foldedForm(left).startsWith(foldText(right));
    case 'ENDS_WITH':
      return right.trim() !== '' && foldedForm(left).endsWith(foldText(right));
    case 'GREATER':
      return isOrdered(left, right, (order) => order > 0);
    case 'GREATER_OR_EQUAL':
      return isOrdered(left, right, (order) => order >= 0);
    case 'LESS':
      return isOrdered(left, right, (order) => order < 0);
    case 'LESS_OR_EQUAL':
      return isOrdered(left, right, (order) => order <= 0);
    case 'IS_EMPTY':
      return isEmpty(left);
    case 'IS_NOT_EMPTY':
      return !isEmpty(left);
    case 'IS_TRUE':
      return isTrue(left);
    case 'IS_FALSE':
      return !isEmpty(left) && !isTrue(left);
    case 'MATCHES':
      return matchesPattern(right, displayValue(left, 'es'), 'PART');
    case 'NOT_MATCHES':
      return !matchesPattern(right, displayValue(left, 'es'), 'PART');
    case 'LENGTH_EQUALS':
    case 'LENGTH_GREATER':
    case 'LENGTH_LESS':
      return hasLength(left, operator, numberOf(right));
  }
}

function hasLength(
  left: VariableValue | undefined,
  operator: 'LENGTH_EQUALS' | 'LENGTH_GREATER' | 'LENGTH_LESS',
  wanted: number | null,
): boolean {
  if (wanted === null) return false;
  const length = Array.isArray(left) ? left.length : Array.from(displayValue(left, 'es')).length;
  if (operator === 'LENGTH_EQUALS') return length === wanted;
  return operator === 'LENGTH_GREATER' ? length > wanted : length < wanted;
}

/** The value as a number if it is a number or a text of plain digits; null otherwise. */
export function numberOf(value: VariableValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim().replace(/^\$\s*/, '');
  const isGrouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text);
  const plain = isGrouped ? text.replaceAll(',', '') : text;
  if (!plainNumber.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

function booleanWord(value: boolean, locale: Locale): string {
  if (locale === 'es') return value ? 'sí' : 'no';
  return value ? 'yes' : 'no';
}

function safeJson(text: string): VariableValue {
  try {
    return JSON.parse(text.slice(0, maxTextLength)) as VariableValue;
  } catch {
    return null;
  }
}

function foldedForm(value: VariableValue | undefined): string {
  return typeof value === 'boolean' ? String(value) : foldText(displayValue(value, 'es'));
}

function isEqual(left: VariableValue | undefined, right: string): boolean {
  const leftNumber = numberOf(left);
  const rightNumber = numberOf(right);
  if (leftNumber !== null && rightNumber !== null) return leftNumber === rightNumber;
  if (typeof left === 'boolean') return coerceText(right, 'BOOLEAN') === left;
  const clocks = [minutesOf(left), minutesOf(right)];
  if (!clocks.includes(null)) return clocks[0] === clocks[1];
  return foldedForm(left) === foldText(right);
}

function contains(left: VariableValue | undefined, right: string): boolean {
  // Every text contains the empty text, which nobody means by it.
  if (right.trim() === '') return false;
  if (Array.isArray(left)) return left.some((item) => isEqual(item, right));
  return foldedForm(left).includes(foldText(right));
}

function isOrdered(left: VariableValue | undefined, right: string, holds: (order: number) => boolean): boolean {
  const leftNumber = numberOf(left);
  const rightNumber = numberOf(right);
  if (leftNumber !== null && rightNumber !== null) return holds(leftNumber - rightNumber);
  if (leftNumber !== null || rightNumber !== null) return false;
  const [early, late] = [minutesOf(left), minutesOf(right)];
  if (early !== null && late !== null) return holds(early - late);
  const [a, b] = [foldedForm(left), foldText(right)];
  if (a === '' || b === '') return false;
  return holds(a < b ? -1 : a > b ? 1 : 0);
}

const clock = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?: ?([ap])\.? ?m\.?)?$/;

/** Minutes since midnight of a text that is a time of day, such as `9:30` or `2:15 PM`; null for other values. */
export function minutesOf(value: VariableValue | undefined): number | null {
  const match = typeof value === 'string' ? clock.exec(foldText(value)) : null;
  if (!match) return null;
  const [, hour = '', minute = '', half] = match;
  const count = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  return count > 24 ? null : 60 * count + Number(minute);
}

function isTrue(value: VariableValue | undefined): boolean {
  return typeof value === 'string' ? coerceText(value, 'BOOLEAN') === true : value === true || value === 1;
}

function isEmpty(value: VariableValue | undefined): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
