import { z } from 'zod';
import { id, text, variableReference } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf, ExtractedField, ExtractedType, VariableType, VariableValue } from '../../model.js';
import { plainParts, type BlockDefinition, type Finding, type Outcome, type VariableTypes } from '../definition.js';
import { askModel, openText, readByModel, textToRead } from '../model-reading.js';
import { findIn, readWhole } from './values.js';

type ExtractBlock = BlockOf<'extract'>;

const types = ['TEXT', 'NAME', 'EMAIL', 'PHONE', 'NUMBER', 'DATE', 'TIME'] as const;
const field: z.ZodType<ExtractedField> = z.object({
  id,
  variable: variableReference,
  type: z.enum(types),
  description: z.string().max(200),
  isRequired: z.boolean(),
});

/**
 * Stores what a text says of some fields. The bot's model finds it; where there is none, or it fails, the readers find what they can:
 * everything but free texts. Whatever was found is read by a reader before it is stored, and what was not found stays as it was. While a
 * required field has no value, the exit is `missing`.
 */
export const extract: BlockDefinition<'extract'> = {
  ...plainParts,
  family: 'AI',
  name: { es: 'Extraer datos', en: 'Extract values' },
  options: z.object({ text, usesHistory: z.boolean(), fields: z.array(field).max(12) }),
  defaults: () => ({
    text: '',
    usesHistory: false,
    fields: [{ id: 'field-1', variable: '', type: 'DATE', description: '', isRequired: true }],
  }),
  ports: () => ['missing'],
  templates: ({ options }) => [{ field: 'text', source: options.text }],
  variables: ({ options }) =>
    options.fields.flatMap(({ variable }, at) =>
      variable === '' ? [] : [{ field: `fields.${at}.variable`, path: variable, isWritten: true }],
    ),
  inspect: findings,
  summary: ({ options }, locale) =>
    options.fields
      .map(({ variable }) => variable)
      .filter(Boolean)
      .join(', ') || extract.name[locale],
  run: (block, turn) => {
    const given = textToRead(block.options.text, turn);
    return askModel(block.id, given, turn) ?? store(block, findIn(block.options.fields, given, turn), turn);
  },
  goOn: (block, result, turn) => {
    const given = openText(turn);
    const values = readByModel(block.id, result, turn);
    const { fields } = block.options;
    const isUsable = values?.length === fields.length;
    const found = isUsable ? fields.map(({ type }, at) => readWhole(type, values[at] ?? '', turn)) : null;
    return store(block, found ?? findIn(fields, given, turn), turn);
  },
};

function store(
  { id: blockId, options: { fields } }: ExtractBlock,
  found: readonly VariableValue[],
  turn: Turn,
): Outcome {
  for (const [at, { variable }] of fields.entries()) {
    const value = found[at] ?? null;
    if (variable !== '' && value !== null) turn.setVariable(blockId, variable, value);
  }
  const isMissing = fields.some(({ variable, isRequired }) => isRequired && isEmpty(turn.read([variable])));
  return isMissing ? { kind: 'port', port: 'missing' } : { kind: 'next' };
}

function isEmpty(value: VariableValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

const stored: Record<ExtractedType, readonly VariableType[]> = {
  ...{ TEXT: ['TEXT'], NAME: ['TEXT'], EMAIL: ['TEXT'], PHONE: ['TEXT'], TIME: ['TEXT'] },
  ...{ NUMBER: ['NUMBER', 'TEXT'], DATE: ['DATE', 'TEXT'] },
};

function findings({ options: { fields } }: ExtractBlock, known: VariableTypes): Finding[] {
  if (fields.length === 0) return [{ code: 'MISSING_OPTION', field: 'fields', ...noFields }];
  return fields.flatMap(({ variable, type }, at): Finding[] => {
    const place = `fields.${at}.variable`;
    if (variable === '') return [{ code: 'MISSING_OPTION', field: place, ...noVariable }];
    const declared = known.get(variable);
    if (declared === undefined || stored[type].includes(declared)) return [];
    return [{ code: 'TYPE_MISMATCH', field: place, ...wrongType }];
  });
}

const noFields = {
  message: { es: 'Falta decir qué dato se busca.', en: 'What to look for is missing.' },
  fix: { es: 'Agrega un dato.', en: 'Add a field.' },
};
const noVariable = {
  message: { es: 'Falta la variable que guarda el dato.', en: 'The variable that stores the value is missing.' },
  fix: { es: 'Elige una variable.', en: 'Pick a variable.' },
};
const wrongType = {
  message: {
    es: 'La variable es de un tipo que no guarda este dato.',
    en: 'The variable has a type that does not hold this value.',
  },
  fix: { es: 'Elige otra variable o cambia su tipo.', en: 'Pick another variable or change its type.' },
};
