import { z } from 'zod';
import { patternFault } from '../../text/pattern.js';
import { conditionRow } from '../../definition/parts.js';
import type { ComparisonOperator, ConditionRow } from '../../model.js';
import { plainParts, type BlockDefinition, type Finding } from '../definition.js';
import { comparedTemplates, comparedVariables, holdsRow, isUnary } from './comparisons.js';

/** Takes the port of the first row that is true, else the port `else`; a port without an edge continues with the next block. */
export const condition: BlockDefinition<'condition'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Condición', en: 'Condition' },
  options: z.object({ rows: z.array(conditionRow).max(30) }),
  defaults: () => ({
    rows: [{ id: 'row-1', match: 'ALL', comparisons: [{ left: '', operator: 'EQUALS', right: '' }] }],
  }),
  ports: (block) => [...block.options.rows.map((row) => row.id), 'else'],
  branches: (block) => [...block.options.rows.map((row) => row.id), 'else'],
  templates: (block) => block.options.rows.flatMap((row, at) => comparedTemplates(row, `rows.${at}`)),
  variables: (block) => block.options.rows.flatMap((row, at) => comparedVariables(row, `rows.${at}`)),
  inspect: (block) =>
    block.options.rows.length === 0
      ? [missing('rows', { es: 'La condición no tiene filas.', en: 'The condition has no rows.' })]
      : block.options.rows.flatMap((row, at) => rowFindings(row, `rows.${at}`)),
  summary: (block, locale) => {
    const first = block.options.rows[0]?.comparisons[0];
    if (!first?.left) return condition.name[locale];
    const sign = signs[first.operator][locale];
    return [locale === 'es' ? 'Si' : 'If', first.left, sign, isUnary(first.operator) ? '' : first.right]
      .join(' ')
      .trim();
  },
  run: (block, turn) => {
    const row = block.options.rows.find((candidate) => holdsRow(candidate, turn));
    return { kind: 'port', port: row?.id ?? 'else' };
  },
};

const signs: Record<ConditionRow['comparisons'][number]['operator'], { es: string; en: string }> = {
  EQUALS: { es: '=', en: '=' },
  NOT_EQUALS: { es: '≠', en: '≠' },
  CONTAINS: { es: 'contiene', en: 'contains' },
  NOT_CONTAINS: { es: 'no contiene', en: 'does not contain' },
  STARTS_WITH: { es: 'empieza con', en: 'starts with' },
  GREATER: { es: '>', en: '>' },
  GREATER_OR_EQUAL: { es: '≥', en: '≥' },
  LESS: { es: '<', en: '<' },
  LESS_OR_EQUAL: { es: '≤', en: '≤' },
  IS_EMPTY: { es: 'está vacío', en: 'is empty' },
  IS_NOT_EMPTY: { es: 'no está vacío', en: 'is not empty' },
  MATCHES: { es: 'coincide con', en: 'matches' },
};

/** Operators that look for a text: an empty one is never found. */
const searches = new Set<ComparisonOperator>(['CONTAINS', 'NOT_CONTAINS', 'STARTS_WITH']);

function rowFindings(row: ConditionRow, field: string): Finding[] {
  if (row.comparisons.length === 0)
    return [missing(field, { es: 'La fila no compara nada.', en: 'The row compares nothing.' })];
  return row.comparisons.flatMap((comparison, at) => {
    const path = `${field}.comparisons.${at}`;
    const found: Finding[] = [];
    if (comparison.left.trim() === '')
      found.push(
        missing(`${path}.left`, { es: 'Falta la variable que se compara.', en: 'The variable to compare is missing.' }),
      );
    if (searches.has(comparison.operator) && comparison.right.trim() === '')
      found.push(
        missing(`${path}.right`, { es: 'Falta el texto que se busca.', en: 'The text to look for is missing.' }),
      );
    const fault = comparison.operator === 'MATCHES' ? patternFault(comparison.right) : null;
    if (fault !== null)
      found.push({
        code: 'BAD_PATTERN',
        field: `${path}.right`,
        message: { es: `El patrón no es válido: ${fault}`, en: `The pattern is not valid: ${fault}` },
        fix: { es: 'Usa la sintaxis RE2.', en: 'Use RE2 syntax.' },
      });
    return found;
  });
}

function missing(field: string, message: { es: string; en: string }): Finding {
  return {
    code: 'MISSING_OPTION',
    field,
    message,
    fix: { es: 'Completa la comparación.', en: 'Complete the comparison.' },
  };
}
