import type { Comparison, ComparisonOperator, ConditionRow } from '@tertulia/flow-engine';
import { isObject, listAt, textAt, type Json } from './json.js';
import type { Context } from './context.js';

const operators: Readonly<Record<string, ComparisonOperator>> = {
  'Equal to': 'EQUALS',
  'Not equal': 'NOT_EQUALS',
  Contains: 'CONTAINS',
  'Does not contain': 'NOT_CONTAINS',
  'Greater than': 'GREATER',
  'Greater or equal to': 'GREATER_OR_EQUAL',
  'Less than': 'LESS',
  'Less or equal to': 'LESS_OR_EQUAL',
  'Is set': 'IS_NOT_EMPTY',
  'Is empty': 'IS_EMPTY',
  'Starts with': 'STARTS_WITH',
  'Ends with': 'ENDS_WITH',
  'Matches regex': 'MATCHES',
  'Does not match regex': 'NOT_MATCHES',
};
const ordered: ReadonlySet<ComparisonOperator> = new Set<ComparisonOperator>([
  ...(['GREATER', 'GREATER_OR_EQUAL', 'LESS', 'LESS_OR_EQUAL'] as const),
]);
const comparisonsMax = 20;
const longestPattern = 500;

/** A condition of the file as a row; null where it can never be true. `part` is what its remarks are about. */
export function rowOf(
  id: string,
  condition: Json,
  { context, part }: { context: Context; part: object },
): ConditionRow | null {
  const match = textAt(condition, 'logicalOperator') === 'OR' ? 'ANY' : 'ALL';
  const all = listAt(condition, 'comparisons');
  const found = all.map((one) => (isObject(one) ? comparisonOf(one, { context, part }) : null));
  const comparisons = found.filter((one) => one !== null);
  // A comparison without a variable, an operator or a value is false.
  if (comparisons.length < found.length) context.line(part).note('COMPARISON_LEFT_OUT');
  if (comparisons.length === 0 || (match === 'ALL' && comparisons.length < found.length)) return null;
  if (comparisons.length > comparisonsMax) context.line(part).degrade('CUT_OFF');
  return { id, match, comparisons: comparisons.slice(0, comparisonsMax) };
}

function comparisonOf(raw: Json, { context, part }: { context: Context; part: object }): Comparison | null {
  const left = context.names.ofId(textAt(raw, 'variableId'));
  const operator = operators[textAt(raw, 'comparisonOperator')];
  if (left === null || operator === undefined) return null;
  if (operator === 'IS_EMPTY' || operator === 'IS_NOT_EMPTY') return { left, operator, right: '' };
  const value = textAt(raw, 'value');
  if (value === '') return null;
  if (operator === 'MATCHES' || operator === 'NOT_MATCHES') return { left, operator, right: patternOf(value) };
  const right = context.template(value, part);
  const isFixed = !right.includes('{{');
  if (operator === 'EQUALS' || operator === 'NOT_EQUALS')
    return exactly(left, operator, { right, isFixed, context, part });
  if (ordered.has(operator) && isFixed && !isNumber(right)) context.line(part).degrade('ORDER_OF_TEXTS');
  return { left, operator, right };
}

/**
 * Typebot compares texts to the letter, and ours folds case and accents; a pattern is exact. What holds a number is compared as
 * one.
 */
function exactly(
  left: string,
  operator: 'EQUALS' | 'NOT_EQUALS',
  { right, isFixed, context, part }: { right: string; isFixed: boolean; context: Context; part: object },
): Comparison {
  if (context.names.typeOf(left) === 'NUMBER' && isNumber(right)) return { left, operator, right };
  const pattern = `^${right.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)}$`;
  if (isFixed && pattern.length <= longestPattern)
    return { left, operator: operator === 'EQUALS' ? 'MATCHES' : 'NOT_MATCHES', right: pattern };
  context.line(part).degrade('FOLDED_COMPARISON');
  return { left, operator, right };
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text.trim());
}

/** `/yes/i` with its flags before it, as our patterns have them. */
function patternOf(value: string): string {
  const [, inner, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(value) ?? [];
  if (inner === undefined) return value;
  const kept = [...flags].filter((flag) => flag === 'i' || flag === 's' || flag === 'm').join('');
  return kept === '' ? inner : `(?${kept})${inner}`;
}
