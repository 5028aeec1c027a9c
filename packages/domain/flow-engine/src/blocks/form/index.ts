import { z } from 'zod';
import { flowText, id, questionShape, variableReference } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf, FormField, GivenPart, VariableValue } from '../../model.js';
import type { FieldText, Finding } from '../definition.js';
import { defineQuestion, inLanguage, questionDefaults } from '../question.js';
import { awaitingOf, readFilled, readWritten, openPart, type Sheet } from '../sheet.js';
import { partOf } from './fields.js';

type FormBlock = BlockOf<'form'>;

const field = z.object({
  ...{ id, label: flowText, variable: variableReference.nullable(), isRequired: z.boolean() },
  kind: z.enum(['TEXT', 'LONG_TEXT', 'NUMBER', 'EMAIL', 'PHONE', 'DATE', 'CHOICE']),
  choices: z.array(z.object({ id, label: flowText })).max(50),
});

/** Asks for several things on one card. Whoever writes instead is asked for one after the other. */
export const form = defineQuestion<'form'>({
  awaits: 'FORM',
  name: { es: 'Formulario', en: 'Form' },
  options: z.object({ ...questionShape, fields: z.array(field).max(20), submit: flowText }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: 'Déjanos tus datos:', en: 'Please leave your details:' }),
    fields: [
      fieldOf('TEXT', inLanguage(locale, { es: 'Nombre', en: 'Name' })),
      fieldOf('EMAIL', inLanguage(locale, { es: 'Correo electrónico', en: 'E-mail' })),
    ],
    submit: inLanguage(locale, { es: 'Enviar', en: 'Send' }),
  }),
  texts: fieldTexts,
  variables: ({ options }) =>
    options.fields.flatMap(({ variable }, at) =>
      variable === null ? [] : [{ field: `fields.${at}.variable`, path: variable, isWritten: true }],
    ),
  inspect: findings,
  awaiting: (block, turn) => awaitingOf(sheetOf(block, turn), turn),
  part: (block, turn) => openPart(sheetOf(block, turn), turn),
  pick: (block, picked, turn) => readWritten(sheetOf(block, turn), picked, turn),
  read: (block, answer, turn) => {
    const sheet = sheetOf(block, turn);
    if (answer.kind === 'form') return readFilled(sheet, answer.values, turn);
    if (answer.kind === 'rating' || answer.kind === 'files') return { isUnderstood: false, reason: 'fillIn' };
    return readWritten(sheet, answer.kind === 'text' ? answer.text : (answer.ids[0] ?? ''), turn);
  },
});

function fieldOf(kind: FormField['kind'], label: FormField['label']): FormField {
  return { id: kind.toLowerCase(), kind, label, variable: null, isRequired: true, choices: [] };
}

function sheetOf({ id: blockId, options }: FormBlock, turn: Turn): Sheet {
  const { fields } = options;
  const parts = fields.map((one) => partOf(one, turn));
  return {
    ...{ blockId, parts, submit: turn.text(options.submit) },
    whole: (given) => ({
      value: Object.fromEntries(fields.map((one) => [one.variable ?? one.id, valueOf(one, given)])),
      text: parts.flatMap(({ id: part, label }) => lineOf(label, textOf(part, given))).join('\n'),
    }),
    store: (given) => {
      for (const one of fields) if (one.variable !== null) turn.setVariable(blockId, one.variable, valueOf(one, given));
    },
  };
}

function valueOf({ id: part }: FormField, given: readonly GivenPart[]): VariableValue {
  return given.find((one) => one.id === part)?.value ?? null;
}

function textOf(part: string, given: readonly GivenPart[]): string {
  return given.find((one) => one.id === part)?.text ?? '';
}

function lineOf(label: string, text: string): string[] {
  return text === '' ? [] : [`${label}: ${text}`];
}

function fieldTexts({ options }: FormBlock): FieldText[] {
  return [
    ...options.fields.flatMap(({ label, choices }, at) => [
      { field: `fields.${at}.label`, text: label, isExpected: true },
      ...choices.map((choice, nth) => {
        return { field: `fields.${at}.choices.${nth}.label`, text: choice.label, isExpected: true };
      }),
    ]),
    { field: 'submit', text: options.submit, isExpected: true },
  ];
}

function findings({ options: { fields } }: FormBlock): Finding[] {
  const ids = fields.map((one) => one.id);
  const isRepeated = new Set(ids).size < ids.length;
  const empty = fields.flatMap(({ kind, choices }, at) =>
    kind === 'CHOICE' && choices.length === 0 ? [{ ...withoutChoices, field: `fields.${at}.choices` }] : [],
  );
  return [...(fields.length === 0 ? [withoutFields] : []), ...(isRepeated ? [repeated] : []), ...empty];
}

const withoutFields: Finding = {
  code: 'MISSING_OPTION',
  field: 'fields',
  message: { es: 'El formulario no tiene campos.', en: 'The form has no fields.' },
  fix: { es: 'Agrega un campo.', en: 'Add a field.' },
};
const withoutChoices: Finding = {
  code: 'MISSING_OPTION',
  field: 'fields',
  message: { es: 'Un campo de opciones no tiene ninguna.', en: 'A field with choices has none.' },
  fix: { es: 'Agrega una opción al campo.', en: 'Add a choice to the field.' },
};
const repeated: Finding = {
  code: 'MISSING_OPTION',
  field: 'fields',
  message: { es: 'Dos campos tienen el mismo identificador.', en: 'Two fields have the same identifier.' },
  fix: { es: 'Borra uno y agrégalo de nuevo.', en: 'Delete one and add it again.' },
};
