import { describe, expect, test } from '@jest/globals';
import { formText, type FormField } from '@tertulia/flow-engine';
import {
  beginning,
  formIn,
  maskedForm,
  obstacleTo,
  readRecording,
  stageOf,
  stepInputOf,
  takeTurn,
  wordsOfInput,
} from '../src/index.js';
import { aBot, block, edges, group, recorded, say } from './bot.js';

const field = (id: string, kind: FormField['kind'], changes: Partial<FormField> = {}): FormField => {
  return { id, kind, label: { es: `El ${id}` }, variable: null, isRequired: false, choices: [], ...changes };
};
const fields = [
  field('nombre', 'TEXT', { variable: 'nombre' }),
  field('correo', 'EMAIL'),
  field('nota', 'LONG_TEXT'),
  field('talla', 'CHOICE', { choices: [{ id: 'l', label: { es: 'Grande' } }] }),
];
const bot = aBot([group('g', block('f', 'form', { fields }), say('s', 'Gracias'))], edges('start -> g'));
const stage = stageOf(bot, recorded());
const { moment } = takeTurn(stage, beginning(stage), { kind: 'start' });
const { awaiting } = moment.state;
if (awaiting === null) throw new Error('no form');
const entered = [
  { fieldId: 'nombre', value: 'Ana García' },
  { fieldId: 'correo', value: 'ana@ejemplo.mx' },
  { fieldId: 'nota', value: 'Con espacio\npara dos' },
  { fieldId: 'talla', value: 'l' },
];

describe('forms of pinned conversations', () => {
  test('A form is read back from the lines of the transcript', () => {
    expect(formIn(formText(entered, awaiting), awaiting)).toEqual(entered);
    expect(formIn('Hola', awaiting)).toBeNull();
  });

  test('What may be personal is replaced, and the form is still accepted', () => {
    const values = maskedForm(entered, awaiting, { definition: bot, locale: 'es' });
    expect(JSON.stringify(values)).not.toMatch(/Ana|ejemplo|espacio/);
    expect(values.at(-1)).toEqual({ fieldId: 'talla', value: 'l' });
    const taken = takeTurn(stage, moment, stepInputOf({ kind: 'form', values }));
    expect(taken.moment.state.endReason).toBe('COMPLETED');
  });

  test('A form can be given only where one is asked for, and is stored as JSON', () => {
    const input = { kind: 'form', values: entered } as const;
    expect(obstacleTo(input, moment)).toBeNull();
    expect(obstacleTo(input, { ...moment, state: { ...moment.state, awaiting: { ...awaiting, kind: 'TEXT' } } })).toBe(
      'NOT_ASKED',
    );
    expect(wordsOfInput(input)).toContain('Ana García');
    expect(readRecording(JSON.parse(JSON.stringify(recorded(input)))).ok).toBe(true);
  });
});

describe('pages of pinned conversations', () => {
  const page = block('p', 'embed', {
    ...{ url: 'https://citas.mx/', title: { es: 'Agenda' }, waitsFor: { event: 'cita', variable: null } },
  });
  const shown = { ...aBot([group('g', page, say('s', 'Gracias'))], edges('start -> g')) };
  const begun = stageOf({ ...shown, settings: { ...shown.settings, framedSites: ['citas.mx'] } }, recorded());
  const waiting = takeTurn(begun, beginning(begun), { kind: 'start' }).moment;
  const value = [{ fieldId: 'cita', value: 'Ana García, viernes' }];

  test('What a page has posted is read back from the transcript, and nothing of it is kept', () => {
    const { awaiting: open } = waiting.state;
    if (open === null) throw new Error('no page');
    expect(formIn(formText(value, open), open)).toEqual(value);
    expect(formIn('Hola', open)).toBeNull();
    const [masked] = maskedForm(value, open, { definition: shown, locale: 'es' });
    expect(masked?.fieldId).toBe('cita');
    expect(masked?.value).not.toContain('García');
    expect(obstacleTo({ kind: 'form', values: value }, waiting)).toBeNull();
    expect(takeTurn(begun, waiting, { kind: 'form', values: value }).moment.state.endReason).not.toBeNull();
  });
});
