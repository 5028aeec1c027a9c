import type { Comparison, ComparisonOperator, Locale, VariableValue } from '../../model.js';
import { isDayText, relativeDay } from '../../business/relative-day.js';
import type { Finding, VariableTypes } from '../definition.js';
import type { Turn } from '../../engine/turn.js';
import { patternCost } from '../../text/pattern.js';
import { compareValues, dataText, minutesOf, numberOf } from '../../engine/values.js';
import { singlePath } from '../../text/template.js';
import { heaviestVariables, weightOf } from '../../engine/weight.js';

const comparisonCost = 50;

/** Whether a comparison is true. */
export function holdsComparison(comparison: Comparison, turn: Turn): boolean {
  const { operator, right, rightEnd = '' } = comparison;
  const path = comparison.left.trim();
  const value = turn.read(path.split('.'));
  const said = turn.template(right);
  const wanted = isDate(path, turn) ? dayOf(said, turn) : said;
  const size = weightOf(value, heaviestVariables);
  // Cost: both sides are folded, and each item of a list is compared with the whole right side.
  const sides = Array.isArray(value) ? value.length + 1 : 1;
  turn.spend(comparisonCost + 4 * (size + sides * wanted.length));
  switch (operator) {
    case 'IN':
    case 'NOT_IN':
      return isIn(value, listed(right, wanted, turn), turn) === (operator === 'IN');
    case 'BETWEEN':
    case 'NOT_BETWEEN': {
      const end = turn.template(rightEnd);
      turn.spend(4 * (size + end.length));
      const bounds = { from: wanted, to: isDate(path, turn) ? dayOf(end, turn) : end };
      return isWithin(value, bounds) === (operator === 'BETWEEN');
    }
    case 'WEEKDAY':
      return isOnWeekday(value, wanted);
    case 'MATCHES':
    case 'NOT_MATCHES':
      turn.spend(patternCost(wanted, size));
      return compareValues(value, operator, wanted);
    default:
      return compareValues(value, operator, wanted);
  }
}

/** The values of `IN`: the entries of a list, where the right side is one variable with a list, else what stands between the commas. */
function listed(right: string, said: string, turn: Turn): readonly VariableValue[] {
  const path = singlePath(turn.compile(right.trim()));
  const list = path === null ? undefined : turn.read(path);
  if (Array.isArray(list)) return list;
  return said
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isIn(value: VariableValue | undefined, list: readonly VariableValue[], turn: Turn): boolean {
  const size = weightOf(value, heaviestVariables);
  return list.some((entry) => {
    const text = typeof entry === 'string' ? entry : dataText(entry);
    turn.spend(4 * (size + text.length));
    return compareValues(value, 'EQUALS', text);
  });
}

function isWithin(value: VariableValue | undefined, { from, to }: { from: string; to: string }): boolean {
  const [time, first, last] = [minutesOf(value), minutesOf(from), minutesOf(to)];
  if (time === null || first === null || last === null)
    return compareValues(value, 'GREATER_OR_EQUAL', from) && compareValues(value, 'LESS_OR_EQUAL', to);
  return first <= last ? time >= first && time < last : time >= first || time < last;
}

function isOnWeekday(value: VariableValue | undefined, wanted: string): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return false;
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && wanted.split(/\D+/).includes(String(day.getUTCDay() || 7));
}

/** True for operators that use only the left side. */
export function isUnary(operator: ComparisonOperator): boolean {
  return unary.has(operator);
}

/** True for operators with two right sides. */
export function isBetween(operator: ComparisonOperator): boolean {
  return operator === 'BETWEEN' || operator === 'NOT_BETWEEN';
}

const unary: ReadonlySet<ComparisonOperator> = new Set<ComparisonOperator>([
  'IS_EMPTY',
  'IS_NOT_EMPTY',
  'IS_TRUE',
  'IS_FALSE',
]);

function isDate(path: string, turn: Turn): boolean {
  return path === 'business.today' || turn.compiled.variableTypes.get(path) === 'DATE';
}

/** A day such as `hoy+7` in the time zone of the business; any other text as it is. */
function dayOf(said: string, { profile, context }: Turn): string {
  return relativeDay(said, profile, context.now) ?? said;
}

/** A fixed right side that its variable can never have, so that the comparison is always the same. */
export function mismatch(
  { left, operator, right, rightEnd = '' }: Comparison,
  field: string,
  types: VariableTypes,
): Finding[] {
  const type = types.get(left.trim());
  const sides = isBetween(operator) ? { right, rightEnd } : { right };
  if (!compared.has(operator) || (type !== 'NUMBER' && type !== 'DATE')) return [];
  return Object.entries(sides).flatMap(([side, text]): Finding[] => {
    if (text.includes('{{') || text.trim() === '') return [];
    const isFitting = type === 'NUMBER' ? numberOf(text) !== null : isDayText(text);
    return isFitting ? [] : [{ code: 'TYPE_MISMATCH', field: `${field}.${side}`, ...wrongType[type] }];
  });
}

const compared: ReadonlySet<ComparisonOperator> = new Set<ComparisonOperator>([
  'EQUALS',
  'NOT_EQUALS',
  'GREATER',
  'GREATER_OR_EQUAL',
  'LESS',
  'LESS_OR_EQUAL',
  'BETWEEN',
  'NOT_BETWEEN',
]);

const wrongType = {
  NUMBER: {
    message: {
      es: 'La variable es un número y se compara con un texto.',
      en: 'The variable is a number and is compared with a text.',
    },
    fix: { es: 'Escribe un número.', en: 'Write a number.' },
  },
  DATE: {
    message: {
      es: 'La variable es una fecha y se compara con otra cosa.',
      en: 'The variable is a date and is compared with something else.',
    },
    fix: {
      es: 'Escribe una fecha como 2026-12-25, o «hoy+7».',
      en: 'Write a date such as 2026-12-25, or “today+7”.',
    },
  },
};

/** A comparison in words: `edad ≥ 18`. */
export function comparisonInWords({ left, operator, right, rightEnd = '' }: Comparison, locale: Locale): string {
  const joint = { es: ' y ', en: ' and ' }[locale];
  const said = isBetween(operator) ? `${right.trim()}${joint}${rightEnd.trim()}` : right.trim();
  return [left.trim(), signs[operator][locale], isUnary(operator) ? '' : said].filter((word) => word !== '').join(' ');
}

const signs: Readonly<Record<ComparisonOperator, Readonly<Record<Locale, string>>>> = {
  EQUALS: { es: '=', en: '=' },
  NOT_EQUALS: { es: '≠', en: '≠' },
  CONTAINS: { es: 'contiene', en: 'contains' },
  NOT_CONTAINS: { es: 'no contiene', en: 'does not contain' },
  STARTS_WITH: { es: 'empieza con', en: 'starts with' },
  ENDS_WITH: { es: 'termina con', en: 'ends with' },
  GREATER: { es: '>', en: '>' },
  GREATER_OR_EQUAL: { es: '≥', en: '≥' },
  LESS: { es: '<', en: '<' },
  LESS_OR_EQUAL: { es: '≤', en: '≤' },
  IS_EMPTY: { es: 'está vacío', en: 'is empty' },
  IS_NOT_EMPTY: { es: 'no está vacío', en: 'is not empty' },
  IS_TRUE: { es: 'es sí', en: 'is yes' },
  IS_FALSE: { es: 'es no', en: 'is no' },
  MATCHES: { es: 'coincide con', en: 'matches' },
  NOT_MATCHES: { es: 'no coincide con', en: 'does not match' },
  BETWEEN: { es: 'entre', en: 'between' },
  NOT_BETWEEN: { es: 'fuera de', en: 'outside' },
  IN: { es: 'es uno de', en: 'is one of' },
  NOT_IN: { es: 'no es ninguno de', en: 'is none of' },
  LENGTH_EQUALS: { es: 'tiene largo', en: 'has length' },
  LENGTH_GREATER: { es: 'tiene largo >', en: 'has length >' },
  LENGTH_LESS: { es: 'tiene largo <', en: 'has length <' },
  WEEKDAY: { es: 'cae en', en: 'falls on' },
};
