import { valueOfExpression } from '../../engine/expressions.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockConditionRow, Comparison, ConditionRow, Locale } from '../../model.js';
import type { FieldExpression, Finding, VariableTypes } from '../definition.js';
import { comparisonInWords, holdsComparison, isBetween, mismatch } from './comparisons.js';

/** Whether a row is true; one that compares nothing is false. */
export function holdsRow(row: ConditionRow, { turn, blockId }: { turn: Turn; blockId: string }): boolean {
  if (row.expression !== undefined) return valueOfExpression(row.expression, { turn, blockId }) === true;
  const parts = [
    ...row.comparisons.map((comparison) => () => holdsComparison(comparison, turn)),
    ...groupsOf(row).map(
      ({ match, comparisons }) =>
        () =>
          joined(
            match,
            comparisons.map((comparison) => () => holdsComparison(comparison, turn)),
          ),
    ),
  ];
  return joined(row.match, parts);
}

function joined(match: ConditionRow['match'], parts: readonly (() => boolean)[]): boolean {
  if (parts.length === 0) return false;
  return match === 'ALL' ? parts.every((holds) => holds()) : parts.some((holds) => holds());
}

function groupsOf({ groups = [] }: ConditionRow): NonNullable<ConditionRow['groups']> {
  return groups.filter(({ comparisons }) => comparisons.length > 0);
}

/** Every comparison of a row, with the field where it is; none for an expression. */
export function comparisonsOf(row: BlockConditionRow, field: string): { comparison: Comparison; field: string }[] {
  if (row.expression !== undefined || row.words !== undefined) return [];
  const placed = ({ comparisons }: Pick<ConditionRow, 'comparisons'>, at: string) =>
    comparisons.map((comparison, index) => ({ comparison, field: `${at}.comparisons.${index}` }));
  const { groups = [] } = row;
  return [...placed(row, field), ...groups.flatMap((group, at) => placed(group, `${field}.groups.${at}`))];
}

/** The right sides of a row's comparisons, as templates. */
export function comparedTemplates(row: BlockConditionRow, field: string): { field: string; source: string }[] {
  return comparisonsOf(row, field).flatMap(({ comparison, field: at }) => [
    { field: `${at}.right`, source: comparison.right },
    ...(isBetween(comparison.operator) ? [{ field: `${at}.rightEnd`, source: comparison.rightEnd ?? '' }] : []),
  ]);
}

/** The left sides of a row's comparisons, as paths. */
export function comparedVariables(
  row: BlockConditionRow,
  field: string,
): { field: string; path: string; isWritten: boolean }[] {
  return comparisonsOf(row, field)
    .map(({ comparison, field: at }) => ({ field: `${at}.left`, path: comparison.left.trim(), isWritten: false }))
    .filter((use) => use.path !== '');
}

/** The expression of a row that has one. */
export function rowExpressions(row: BlockConditionRow, field: string): FieldExpression[] {
  return row.expression === undefined || row.words !== undefined
    ? []
    : [{ field: `${field}.expression`, source: row.expression, gives: 'BOOLEAN' }];
}

/** Fixed right sides that their variables can never have, so that the comparison is always the same. */
export function mismatches(row: BlockConditionRow, field: string, types: VariableTypes): Finding[] {
  return comparisonsOf(row, field).flatMap(({ comparison, field: at }) => mismatch(comparison, at, types));
}

/** A row in one line: `edad ≥ 18 y (ciudad = Lima o ciudad = Cusco)`. */
export function rowInWords(row: BlockConditionRow, locale: Locale): string {
  if (row.words !== undefined) return `“${row.words}”`;
  if (row.expression !== undefined) return row.expression;
  const words = ({ comparisons }: Pick<ConditionRow, 'comparisons'>): string[] =>
    comparisons.map((one) => comparisonInWords(one, locale));
  const joint = (match: ConditionRow['match']): string =>
    ({ ALL: { es: ' y ', en: ' and ' }, ANY: { es: ' o ', en: ' or ' } })[match][locale];
  const groups = groupsOf(row).map((group) => `(${words(group).join(joint(group.match))})`);
  return [...words(row), ...groups].join(joint(row.match));
}
