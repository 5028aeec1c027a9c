import { z } from 'zod';
import { patternFault } from '../../text/pattern.js';
import { conditionRow } from '../../definition/parts.js';
import type { ComparisonOperator, ConditionRow } from '../../model.js';
import { plainParts, type BlockDefinition, type Finding } from '../definition.js';
import { comparedTemplates, comparedVariables, holdsRow, mismatches, rowInWords } from './comparisons.js';

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
  inspect: (block, types) =>
    block.options.rows.length === 0
      ? [missing('rows', { es: 'La condición no tiene filas.', en: 'The condition has no rows.' })]
      : block.options.rows.flatMap((row, at) => [
          ...rowFindings(row, `rows.${at}`),
          ...mismatches(row, `rows.${at}`, types),
        ]),
  items: ({ options }) =>
    options.rows.map((row, at) => {
      const label = { es: rowInWords(row, 'es'), en: rowInWords(row, 'en') };
      return { port: row.id, field: `rows.${at}`, label, detail: {} };
    }),
  summary: (block, locale) => {
    const [first] = block.options.rows;
    if (!first?.comparisons[0]?.left) return condition.name[locale];
    return `${locale === 'es' ? 'Si' : 'If'} ${rowInWords(first, locale)}`;
  },
  run: (block, turn) => {
    const row = block.options.rows.find((candidate) => holdsRow(candidate, turn));
    return { kind: 'port', port: row?.id ?? 'else' };
  },
};

/** Operators that look for a text: an empty one is never found. */
const searches = new Set<ComparisonOperator>(['CONTAINS', 'NOT_CONTAINS', 'STARTS_WITH', 'ENDS_WITH']);

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
