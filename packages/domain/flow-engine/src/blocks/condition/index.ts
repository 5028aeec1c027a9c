import { z } from 'zod';
import { patternFault } from '../../text/pattern.js';
import { conditionRow } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockConditionRow, BlockOf, ComparisonOperator } from '../../model.js';
import { plainParts, type BlockDefinition, type Finding, type Outcome } from '../definition.js';
import { askModel, readByModel, textToRead } from '../model-reading.js';
import { isBetween } from './comparisons.js';
import {
  comparedTemplates,
  comparedVariables,
  comparisonsOf,
  holdsRow,
  mismatches,
  rowExpressions,
  rowInWords,
} from './rows.js';

const longestWords = 300;
const row: z.ZodType<BlockConditionRow> = z.intersection(
  conditionRow,
  z.object({ words: z.string().max(longestWords).optional() }),
);

/** Takes the port of the first row that is true, else the port `else`; a port without an edge continues with the next block. */
export const condition: BlockDefinition<'condition'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Condición', en: 'Condition' },
  options: z.object({ rows: z.array(row).max(30) }),
  defaults: () => ({
    rows: [{ id: 'row-1', match: 'ALL', comparisons: [{ left: '', operator: 'EQUALS', right: '' }] }],
  }),
  ports: (block) => [...block.options.rows.map((row) => row.id), 'else'],
  branches: (block) => [...block.options.rows.map((row) => row.id), 'else'],
  templates: (block) => block.options.rows.flatMap((row, at) => comparedTemplates(row, `rows.${at}`)),
  variables: (block) => block.options.rows.flatMap((row, at) => comparedVariables(row, `rows.${at}`)),
  expressions: (block) => block.options.rows.flatMap((row, at) => rowExpressions(row, `rows.${at}`)),
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
    const isDecided = first?.expression !== undefined || first?.words !== undefined;
    const isBlank = !isDecided && first?.comparisons[0]?.left === '' && !first.groups?.length;
    if (first === undefined || isBlank) return condition.name[locale];
    return `${locale === 'es' ? 'Si' : 'If'} ${rowInWords(first, locale)}`;
  },
  run: (block, turn) => {
    const { rows } = block.options;
    const first = rows.findIndex((one) => one.words !== undefined || holdsRow(one, { turn, blockId: block.id }));
    const isInWords = rows[first]?.words !== undefined;
    return (isInWords ? askModel(block.id, textToRead('', turn), turn) : null) ?? decided(block, [], turn);
  },
  goOn: (block, result, turn) => decided(block, readByModel(block.id, result, turn) ?? [], turn),
};

/** The exit, with what a model said to each row in words, in their order. Only a clear yes counts: unsure and unread are no. */
function decided(block: BlockOf<'condition'>, said: readonly string[], turn: Turn): Outcome {
  const inWords = block.options.rows.filter(({ words }) => words !== undefined);
  const answers = new Map(inWords.map((one, at) => [one.id, said[at] === 'yes']));
  const holds = (one: BlockConditionRow): boolean =>
    one.words === undefined ? holdsRow(one, { turn, blockId: block.id }) : answers.get(one.id) === true;
  return { kind: 'port', port: block.options.rows.find(holds)?.id ?? 'else' };
}

/** Operators that need a right side: an empty text is never found, and nothing is between nothing. */
const searches = new Set<ComparisonOperator>([
  ...(['CONTAINS', 'NOT_CONTAINS', 'STARTS_WITH', 'ENDS_WITH', 'IN', 'NOT_IN', 'WEEKDAY', 'BETWEEN'] as const),
  ...(['NOT_BETWEEN', 'LENGTH_EQUALS', 'LENGTH_GREATER', 'LENGTH_LESS'] as const),
]);

function rowFindings(row: BlockConditionRow, field: string): Finding[] {
  if (row.words?.trim() === '')
    return [missing(`${field}.words`, { es: 'Falta decir qué debe cumplirse.', en: 'What must be so is missing.' })];
  const placed = comparisonsOf(row, field);
  if (placed.length === 0 && row.expression === undefined && row.words === undefined)
    return [missing(field, { es: 'La fila no compara nada.', en: 'The row compares nothing.' })];
  return placed.flatMap(({ comparison, field: path }) => {
    const found: Finding[] = [];
    if (comparison.left.trim() === '')
      found.push(
        missing(`${path}.left`, { es: 'Falta la variable que se compara.', en: 'The variable to compare is missing.' }),
      );
    if (searches.has(comparison.operator) && comparison.right.trim() === '')
      found.push(
        missing(`${path}.right`, { es: 'Falta el texto que se busca.', en: 'The text to look for is missing.' }),
      );
    if (isBetween(comparison.operator) && (comparison.rightEnd ?? '').trim() === '')
      found.push(missing(`${path}.rightEnd`, { es: 'Falta hasta dónde.', en: 'Where it ends is missing.' }));
    const isPattern = comparison.operator === 'MATCHES' || comparison.operator === 'NOT_MATCHES';
    const fault = isPattern ? patternFault(comparison.right) : null;
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
