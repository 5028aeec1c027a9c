import type { ComparisonOperator, ConditionRow } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import { compareValues } from '../../engine/values.js';

/** Whether the comparisons of a row hold; a row without comparisons never does. */
export function holdsRow(row: ConditionRow, turn: Turn): boolean {
  if (row.comparisons.length === 0) return false;
  const holds = ({ left, operator, right }: ConditionRow['comparisons'][number]): boolean =>
    compareValues(turn.read(left.trim().split('.')), operator, turn.template(right));
  return row.match === 'ALL' ? row.comparisons.every(holds) : row.comparisons.some(holds);
}

/** Right sides of a row, as templates. */
export function comparedTemplates(row: ConditionRow, field: string): { field: string; source: string }[] {
  return row.comparisons.map((comparison, at) => ({
    field: `${field}.comparisons.${at}.right`,
    source: comparison.right,
  }));
}

/** Left sides of a row, as paths. */
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

/** True for operators that look at the left side alone. */
export function isUnary(operator: ComparisonOperator): boolean {
  return operator === 'IS_EMPTY' || operator === 'IS_NOT_EMPTY';
}
