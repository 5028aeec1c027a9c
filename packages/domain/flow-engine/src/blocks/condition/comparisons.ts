import type { Comparison, ComparisonOperator, ConditionRow, Locale } from '../../model.js';
import { localTime } from '../../business/opening.js';
import type { Finding, VariableTypes } from '../definition.js';
import type { Turn } from '../../engine/turn.js';
import { patternCost } from '../../text/pattern.js';
import { compareValues, numberOf } from '../../engine/values.js';
import { heaviestVariables, weightOf } from '../../engine/weight.js';

const comparisonCost = 50;

/** Whether the comparisons of a row are true; a row without comparisons is false. */
export function holdsRow(row: ConditionRow, turn: Turn): boolean {
  if (row.comparisons.length === 0) return false;
  const holds = ({ left, operator, right }: ConditionRow['comparisons'][number]): boolean => {
    const path = left.trim();
    const value = turn.read(path.split('.'));
    const said = turn.template(right);
    const wanted = isDate(path, turn) ? dayOf(said, turn) : said;
    const size = weightOf(value, heaviestVariables);
    // Cost: both sides are folded, and each item of a list is compared with the whole right side.
    const sides = Array.isArray(value) ? value.length + 1 : 1;
    turn.spend(comparisonCost + 4 * (size + sides * wanted.length));
    if (operator === 'MATCHES') turn.spend(patternCost(wanted, size));
    return compareValues(value, operator, wanted);
  };
  return row.match === 'ALL' ? row.comparisons.every(holds) : row.comparisons.some(holds);
}

/** The right sides of a row's comparisons, as templates. */
export function comparedTemplates(row: ConditionRow, field: string): { field: string; source: string }[] {
  return row.comparisons.map((comparison, at) => ({
    field: `${field}.comparisons.${at}.right`,
    source: comparison.right,
  }));
}

/** The left sides of a row's comparisons, as paths. */
export function comparedVariables(
  row: ConditionRow,
  field: string,
): { field: string; path: string; isWritten: boolean }[] {
  return row.comparisons
    .map((comparison, at) => ({
      field: `${field}.comparisons.${at}.left`,
      path: comparison.left.trim(),
      isWritten: false,
    }))
    .filter((use) => use.path !== '');
}

/** True for operators that use only the left side. */
export function isUnary(operator: ComparisonOperator): boolean {
  return unary.has(operator);
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

const relative = /^(?:today|hoy)(?: *([+-]) *(\d{1,4}))?$/;

/** `today`, `hoy+7` as the day that it is in the time zone of the business; any other text as it is. */
function dayOf(said: string, { profile, context }: Turn): string {
  const found = relative.exec(said.trim().toLowerCase());
  if (found === null) return said;
  const days = Number(`${found[1] ?? '+'}${found[2] ?? '0'}`);
  return localTime(profile, context.now).plus({ days }).toISODate() ?? said;
}

/** A fixed right side that its variable can never have, so that the comparison is always the same. */
export function mismatches(row: ConditionRow, field: string, types: VariableTypes): Finding[] {
  return row.comparisons.flatMap(({ left, operator, right }, at): Finding[] => {
    const type = types.get(left.trim());
    const isFixed = compared.has(operator) && !right.includes('{{') && right.trim() !== '';
    if (!isFixed || (type !== 'NUMBER' && type !== 'DATE')) return [];
    const isFitting = type === 'NUMBER' ? numberOf(right) !== null : isDay(right.trim().toLowerCase());
    return isFitting ? [] : [{ code: 'TYPE_MISMATCH', field: `${field}.comparisons.${at}.right`, ...wrongType[type] }];
  });
}

function isDay(text: string): boolean {
  return relative.test(text) || /^\d{4}-\d{2}-\d{2}$/.test(text);
}

const compared: ReadonlySet<ComparisonOperator> = new Set<ComparisonOperator>([
  'EQUALS',
  'NOT_EQUALS',
  'GREATER',
  'GREATER_OR_EQUAL',
  'LESS',
  'LESS_OR_EQUAL',
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

/** A row in one line: `edad ≥ 18 y ciudad = Lima`. */
export function rowInWords({ match, comparisons }: ConditionRow, locale: Locale): string {
  const joint = match === 'ALL' ? { es: ' y ', en: ' and ' } : { es: ' o ', en: ' or ' };
  return comparisons.map((one) => inWords(one, locale)).join(joint[locale]);
}

function inWords({ left, operator, right }: Comparison, locale: Locale): string {
  return [left.trim(), signs[operator][locale], isUnary(operator) ? '' : right.trim()]
    .filter((word) => word !== '')
    .join(' ');
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
};
