import { z } from 'zod';
import { text, variableReference } from '../../definition/parts.js';
import { checkExpression } from '../../expressions/check.js';
import { fits } from '../../expressions/types.js';
import type { BlockOf, Locale, ValueOperation, VariableType } from '../../model.js';
import { plainParts, type BlockDefinition, type Finding, type VariableTypes } from '../definition.js';
import { changed, givesDay, readsValue, takesFromList } from './operations.js';

const operations = [
  ...(['SET', 'ADD', 'APPEND', 'CLEAR', 'EXPRESSION', 'POP', 'SHIFT', 'MAP_ITEM'] as const),
  ...(['NOW', 'TODAY', 'TOMORROW', 'YESTERDAY', 'RANDOM_ID'] as const),
  ...(['CHANNEL', 'DEVICE', 'TRANSCRIPT', 'CONTACT_NAME', 'CONTACT_PHONE'] as const),
];

/** Changes a variable. A value that consists of a single `{{ output }}` keeps its type. */
export const setVariable: BlockDefinition<'setVariable'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Cambiar variable', en: 'Set variable' },
  options: z.object({
    variable: variableReference,
    value: text,
    operation: z.enum(operations),
    itemVariable: variableReference.optional(),
    match: z.object({ item: path(), list: path(), target: path() }).optional(),
  }),
  defaults: () => ({ variable: '', value: '', operation: 'SET' }),
  templates: ({ options: { operation, value } }) =>
    operation === 'EXPRESSION' || !readsValue.has(operation) ? [] : [{ field: 'value', source: value }],
  expressions: ({ options: { operation, value } }) =>
    operation === 'EXPRESSION' ? [{ field: 'value', source: value, gives: 'ANY' }] : [],
  variables: ({ options }) => [
    ...(options.variable === '' ? [] : [{ field: 'variable', path: options.variable, isWritten: true }]),
    ...(takesFromList.has(options.operation) && options.itemVariable
      ? [{ field: 'itemVariable', path: options.itemVariable, isWritten: true }]
      : []),
    ...matchedPaths(options).map(([field, used]) => ({ field: `match.${field}`, path: used, isWritten: false })),
  ],
  inspect: ({ options }, types) => findings(options, types),
  summary: ({ options }, locale) => inWords(options, locale),
  run: (block, turn) => {
    const { variable, itemVariable, operation } = block.options;
    if (variable === '') return { kind: 'next' };
    const { value, change, taken } = changed(block, turn);
    turn.setVariable(block.id, { name: variable, change }, value);
    if (takesFromList.has(operation) && itemVariable) turn.setVariable(block.id, itemVariable, taken ?? null);
    return { kind: 'next' };
  },
};

type Options = BlockOf<'setVariable'>['options'];

function path() {
  return z.string().max(200);
}

function matchedPaths({ operation, match }: Options): [field: string, path: string][] {
  return operation === 'MAP_ITEM' && match !== undefined
    ? Object.entries(match).filter(([, used]) => used.trim() !== '')
    : [];
}

function findings(options: Options, types: VariableTypes): Finding[] {
  const { variable, operation } = options;
  const found: Finding[] = [];
  if (variable === '')
    found.push(missing('variable', { es: 'Falta elegir la variable.', en: 'The variable is missing.' }));
  if (operation === 'MAP_ITEM' && matchedPaths(options).length < 3)
    found.push(missing('match', { es: 'Faltan las listas o el dato.', en: 'The lists or the item are missing.' }));
  const type = types.get(variable);
  const given = typeGiven(options, types);
  if (type !== undefined && given !== null && !isStorable(given, type)) found.push(mismatch(type));
  return found;
}

/** The type of what is stored; null where it depends on values. */
function typeGiven({ operation, value }: Options, types: VariableTypes): VariableType | null {
  if (givesDay.has(operation)) return 'DATE';
  if (takesFromList.has(operation)) return 'LIST';
  if (operation === 'ADD') return 'NUMBER';
  if (['RANDOM_ID', 'CHANNEL', 'DEVICE', 'TRANSCRIPT', 'CONTACT_NAME', 'CONTACT_PHONE'].includes(operation))
    return 'TEXT';
  if (operation !== 'EXPRESSION') return null;
  const { type, faults } = checkExpression(value, { types });
  return type === 'ANY' || faults.length > 0 ? null : type;
}

/** Every value can be shown as a text or put into a list; days are written as texts. */
function isStorable(given: VariableType, type: VariableType): boolean {
  return type === 'TEXT' || type === 'LIST' || fits(given, type);
}

const typeNames: Readonly<Record<VariableType, { es: string; en: string }>> = {
  TEXT: { es: 'un texto', en: 'a text' },
  NUMBER: { es: 'un número', en: 'a number' },
  BOOLEAN: { es: 'sí o no', en: 'yes or no' },
  DATE: { es: 'una fecha', en: 'a date' },
  LIST: { es: 'una lista', en: 'a list' },
  JSON: { es: 'datos', en: 'data' },
};

function mismatch(type: VariableType): Finding {
  const { es, en } = typeNames[type];
  return {
    code: 'TYPE_MISMATCH',
    field: 'value',
    message: {
      es: `La variable guarda ${es} y recibe otra cosa.`,
      en: `The variable holds ${en} and gets something else.`,
    },
    fix: { es: 'Elige otra variable o cambia el valor.', en: 'Pick another variable or change the value.' },
  };
}

function missing(field: string, message: { es: string; en: string }): Finding {
  return { code: 'MISSING_OPTION', field, message, fix: { es: 'Complétalo.', en: 'Complete it.' } };
}

const phrases: Readonly<
  Record<Exclude<ValueOperation, 'SET' | 'ADD' | 'APPEND' | 'EXPRESSION'>, { es: string; en: string }>
> = {
  CLEAR: { es: '∅', en: '∅' },
  POP: { es: 'sin el último', en: 'without the last' },
  SHIFT: { es: 'sin el primero', en: 'without the first' },
  MAP_ITEM: { es: 'dato del mismo lugar', en: 'item at the same place' },
  NOW: { es: 'ahora', en: 'now' },
  TODAY: { es: 'hoy', en: 'today' },
  TOMORROW: { es: 'mañana', en: 'tomorrow' },
  YESTERDAY: { es: 'ayer', en: 'yesterday' },
  RANDOM_ID: { es: 'código al azar', en: 'random code' },
  CHANNEL: { es: 'canal', en: 'channel' },
  DEVICE: { es: 'dispositivo', en: 'device' },
  TRANSCRIPT: { es: 'conversación completa', en: 'whole conversation' },
  CONTACT_NAME: { es: 'nombre del contacto', en: "contact's name" },
  CONTACT_PHONE: { es: 'teléfono del contacto', en: "contact's phone" },
};

function inWords({ variable, value, operation }: Options, locale: Locale): string {
  if (variable === '') return setVariable.name[locale];
  switch (operation) {
    case 'ADD':
    case 'APPEND':
      return `${variable} += ${value}`;
    case 'SET':
    case 'EXPRESSION':
      return `${variable} = ${value}`;
    default:
      return `${variable} = ${phrases[operation][locale]}`;
  }
}
