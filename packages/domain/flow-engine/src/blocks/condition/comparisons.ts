import type { ComparisonOperator, ConditionRow } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import { patternCost } from '../../text/pattern.js';
import { compareValues } from '../../engine/values.js';
import { heaviestVariables, weightOf } from '../../engine/weight.js';

const comparisonCost = 50;

/** Whether the comparisons of a row are true; a row without comparisons is false. */
export function holdsRow(row: ConditionRow, turn: Turn): boolean {
  if (row.comparisons.length === 0) return false;
  const holds = ({ left, operator, right }: ConditionRow['comparisons'][number]): boolean => {
    const value = turn.read(left.trim().split('.'));
    const wanted = turn.template(right);
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
  return operator === 'IS_EMPTY' || operator === 'IS_NOT_EMPTY';
}
