import { describe, expect, test } from '@jest/globals';
import {
  parseDefinition,
  validateDefinition,
  type AnswerModel,
  type BlockOptions,
  type BotDefinition,
  type ExtractedField,
  type ReadingResult,
  type Variable,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, say, Talk, type TalkOptions } from './kit.js';

const answerModel: AnswerModel = {
  ...{ connectionId: 'connection-1', model: '', tokensPerAnswer: 300, tokensPerConversation: 10_000 },
  ...{ tokensPerMonth: 500_000, deadlineSeconds: 12 },
};

const spanish = [
  { id: 'book', name: 'Agendar', description: '', examples: ['quiero una cita', 'apartar un lugar para mañana'] },
  { id: 'price', name: 'Precios', description: '', examples: ['cuánto cuesta el corte', 'lista de precios'] },
  { id: 'bad', name: 'Queja', description: '', examples: ['me atendieron mal', 'quiero poner una queja'] },
  { id: 'cancel', name: 'Cancelar', description: '', examples: ['quiero cancelar mi cita'] },
];
const english = [
  { id: 'book', name: 'Book', description: '', examples: ['I want an appointment', 'can I book a table'] },
  { id: 'bad', name: 'Complaint', description: '', examples: ['the food was cold', 'I want to complain'] },
  { id: 'job', name: 'Jobs', description: '', examples: ['are you hiring', 'I want to work with you'] },
];

function sorting(options: Partial<BlockOptions['classify']> = {}, hasModel = false): BotDefinition {
  const intents = options.intents ?? spanish;
  const ends = [...(Array.isArray(intents) ? intents.map(({ id }) => id) : []), 'none'];
  const blocks = [
    block('ask', 'textInput', { prompt: { es: '¿Qué necesitas?', en: 'What do you need?' }, variable: null }),
    block('sort', 'classify', { intents, ...options }),
  ];
  const flow = aFlow(
    [group('g', ...blocks), ...ends.map((id) => group(`to-${id}`, say(`say-${id}`, `→ ${id}`, `→ ${id}`)))],
    edges('start -> g', ...ends.map((id) => `sort:${id} -> to-${id}`)),
  );
  const settings = { idleMinutes: 30, resumeHours: 24, ...(hasModel ? { answerModel } : {}) };
  return aDefinition(flow, { settings, variables: [aVariable('intencion')] });
}

function finding(fields: ExtractedField[], variables: Variable[], hasModel = false): BotDefinition {
  const blocks = [
    block('ask', 'textInput', { prompt: { es: 'Cuéntame.', en: 'Tell me.' }, variable: null }),
    block('find', 'extract', { fields }),
    say('done', 'listo', 'done'),
  ];
  const flow = aFlow(
    [group('g', ...blocks), group('more', say('missing', 'falta', 'missing'))],
    edges('start -> g', 'find:missing -> more'),
  );
  const settings = { idleMinutes: 30, resumeHours: 24, ...(hasModel ? { answerModel } : {}) };
  return aDefinition(flow, { settings, variables });
}

const booking: ExtractedField[] = [
  { id: '1', variable: 'nombre', type: 'NAME', description: '', isRequired: false },
  { id: '2', variable: 'correo', type: 'EMAIL', description: '', isRequired: false },
  { id: '3', variable: 'telefono', type: 'PHONE', description: '', isRequired: false },
  { id: '4', variable: 'personas', type: 'NUMBER', description: 'número de personas, people', isRequired: false },
  { id: '5', variable: 'dia', type: 'DATE', description: '', isRequired: true },
  { id: '6', variable: 'hora', type: 'TIME', description: '', isRequired: false },
  { id: '7', variable: 'nota', type: 'TEXT', description: '', isRequired: false },
];
const bookingVariables = [
  ...['nombre', 'correo', 'telefono', 'hora', 'nota'].map((name) => aVariable(name)),
  ...[aVariable('personas', 'NUMBER'), aVariable('dia', 'DATE')],
];

function found(text: string, options: TalkOptions = {}): Record<string, unknown> {
  const { variables } = new Talk(finding(booking, bookingVariables), options).type(text).state;
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== null));
}

describe('texts are sorted by the examples of the owner', () => {
  test.each([
    ['necesito una cita para hoy', 'book'],
    ['¿Qué costo tiene un tinte?', 'price'],
    ['PRECIOS', 'price'],
    ['la atención fue mala, me atendieron fatal', 'bad'],
    ['Quiero cancelar mi cita', 'cancel'],
    ['me gustan los colores', 'none'],
    ['¿Dónde están?', 'none'],
    ['asdf', 'none'],
  ])('In Spanish: %s', (text, port) => {
    expect(new Talk(sorting()).type(text).said).toContain(`→ ${port}`);
  });

  test.each([
    ['book me in for friday', 'book'],
    ['my food arrived cold', 'bad'],
    ['I would like to complain about the waiter', 'bad'],
    ['do you have any job openings', 'job'],
    ['is there parking', 'none'],
  ])('In English: %s', (text, port) => {
    expect(new Talk(sorting({ intents: english }), { locale: 'en' }).type(text).said).toContain(`→ ${port}`);
  });

  test('What denies an intent does not have it', () => {
    expect(new Talk(sorting()).type('no quiero cancelar mi cita').said).not.toContain('→ cancel');
  });

  test('The name of the intent is stored, and a text without one is told as unanswered', () => {
    const talk = new Talk(sorting({ variable: 'intencion' })).type('quiero una cita');
    expect(talk.state.variables['intencion']).toBe('Agendar');
    const none = new Talk(sorting({ variable: 'intencion' }), { variables: { intencion: 'Queja' } }).type('asdf');
    expect(none.state.variables['intencion']).toBeNull();
    expect(none.outputs('unanswered')).toMatchObject([{ question: 'asdf' }]);
  });
});

describe('a model sorts texts', () => {
  const asked = (result: ReadingResult) => new Talk(sorting({}, true)).type('algo raro').answerEffect(result);

  test('It is asked with the text and its time, and its number is the intent', () => {
    const talk = new Talk(sorting({}, true)).type('algo raro');
    expect(talk.last.effects).toMatchObject([
      { kind: 'reading', blockId: 'sort', text: 'algo raro', deadlineMs: 12_000 },
    ]);
    expect(talk.answerEffect({ kind: 'read', values: ['3'] }).said).toContain('→ bad');
    expect(asked({ kind: 'read', values: ['0'] }).said).toContain('→ none');
  });

  test.each([['5'], ['99'], ['-1'], ['book'], ['__proto__'], [''], ['1.5'], ['1 2']])(
    'An answer that is no intent leaves it to the examples: %s',
    (said) => {
      const talk = new Talk(sorting({}, true)).type('quiero una cita').answerEffect({ kind: 'read', values: [said] });
      expect(talk.said).toContain('→ book');
    },
  );

  test('So does every failure', () => {
    for (const result of [
      { kind: 'unread', modelFailure: 'STATUS_503' },
      { kind: 'failed', code: 'NOT_FOUND' },
      { kind: 'timeout' },
      { kind: 'read', values: [] },
    ] as const)
      expect(new Talk(sorting({}, true)).type('quiero una cita').answerEffect(result).said).toContain('→ book');
  });
});

describe('values are found by the readers', () => {
  test.each<[string, Record<string, unknown>]>([
    [
      'Hola, soy Ana López y quiero una cita mañana a las 4 pm para 3 personas, mi correo es Ana@Ejemplo.mx',
      { nombre: 'Ana López', correo: 'ana@ejemplo.mx', personas: 3, dia: '2026-11-26', hora: '16:00' },
    ],
    ['me llamo Luis, mi tel es 55 1234 5678', { nombre: 'Luis', telefono: '+525512345678' }],
    ['quiero una cita el viernes', { dia: '2026-11-27' }],
    ['somos cuatro', { personas: 4 }],
    ['no sé todavía', {}],
  ])('In Spanish: %s', (text, values) => {
    expect(found(text)).toMatchObject(values);
    expect(Object.keys(found(text)).toSorted()).toEqual(Object.keys(values).toSorted());
  });

  test.each<[string, Record<string, unknown>]>([
    ['My name is John Smith and I want a table for 6 people tomorrow at 8 pm', { nombre: 'John Smith', personas: 6 }],
    ['you can write to jo@example.com', { correo: 'jo@example.com' }],
  ])('In English: %s', (text, values) => {
    expect(found(text, { locale: 'en' })).toMatchObject(values);
  });

  test('What is missing takes its exit, and what was found before stays', () => {
    const talk = new Talk(finding(booking, bookingVariables), { variables: { correo: 'x@y.mx' } });
    expect(talk.type('soy Ana').said).toContain('falta');
    expect(talk.state.variables).toMatchObject({ nombre: 'Ana', correo: 'x@y.mx' });
    expect(new Talk(finding(booking, bookingVariables)).type('el viernes').said).toContain('listo');
  });

  test('Two days cannot be told apart without a model', () => {
    const fields = ['llegada', 'salida'].map((variable): ExtractedField => {
      return { id: variable, variable, type: 'DATE', description: '', isRequired: false };
    });
    const variables = [aVariable('llegada', 'DATE'), aVariable('salida', 'DATE')];
    const { state } = new Talk(finding(fields, variables)).type('el viernes');
    expect(state.variables).toEqual({ llegada: null, salida: null });
  });
});

describe('values that a model finds', () => {
  const answered = (values: readonly string[]) =>
    new Talk(finding(booking, bookingVariables, true)).type('te cuento').answerEffect({ kind: 'read', values }).state
      .variables;

  test('Each is stored as its reader reads it', () => {
    const values = ['Ana López', 'ANA@ejemplo.mx', '55 1234 5678', '3', '2026-12-01', '16:30', 'junto a la ventana'];
    expect(answered(values)).toEqual({
      ...{ nombre: 'Ana López', correo: 'ana@ejemplo.mx', telefono: '+525512345678', personas: 3 },
      ...{ dia: '2026-12-01', hora: '16:30', nota: 'junto a la ventana' },
    });
  });

  test('What its reader does not read is not stored', () => {
    const hostile = ['{{ business.name }} <b>', 'nobody', '12', 'tres o cuatro', '2026-99-99', 'pronto', ''];
    expect(Object.values(answered(hostile)).filter((value) => value !== null)).toEqual([]);
    const { nota = '' } = answered(['', '', '', '', '', '', 'x'.repeat(20_000)]) as { nota?: string };
    expect(nota.length).toBeLessThanOrEqual(500);
  });

  test('An answer with another number of values leaves it to the readers', () => {
    const talk = new Talk(finding(booking, bookingVariables, true)).type('el viernes');
    expect(talk.answerEffect({ kind: 'read', values: ['x'] }).state.variables['dia']).toBe('2026-11-27');
  });
});

describe('checks', () => {
  const codes = (definition: BotDefinition) =>
    validateDefinition(definition).map(({ code, field }) => `${code} ${field}`);

  test('Intents without names, none at all, and repeated exits are problems', () => {
    expect(codes(sorting())).not.toContainEqual(expect.stringContaining('MISSING_OPTION'));
    expect(codes(sorting({ intents: [] }))).toContain('MISSING_OPTION intents');
    const [first] = spanish;
    if (first === undefined) throw new Error('no intent');
    expect(codes(sorting({ intents: [{ ...first, name: ' ' }] }))).toContain('MISSING_OPTION intents.0.name');
    expect(codes(sorting({ intents: [first, first] }))).toContain('MISSING_OPTION intents');
    expect(codes(sorting({ intents: [{ ...first, id: 'none' }] }))).toContain('MISSING_OPTION intents');
  });

  test('Fields without a variable, and variables of another type, are problems', () => {
    const field = (changes: Partial<ExtractedField>): ExtractedField[] => [
      { id: '1', variable: 'dia', type: 'DATE', description: '', isRequired: false, ...changes },
    ];
    const dia = [aVariable('dia', 'DATE')];
    expect(codes(finding(field({}), dia)).filter((code) => !code.startsWith('DEAD_END'))).toEqual([]);
    expect(codes(finding([], dia))).toContain('MISSING_OPTION fields');
    expect(codes(finding(field({ variable: '' }), dia))).toContain('MISSING_OPTION fields.0.variable');
    expect(codes(finding(field({ type: 'EMAIL' }), dia))).toContain('TYPE_MISMATCH fields.0.variable');
    expect(codes(finding(field({ variable: 'otra' }), dia))).toContain('UNKNOWN_VARIABLE fields.0.variable');
  });

  test.each<[string, object]>([
    ['huge examples', { intents: [{ id: 'a', name: 'a', description: '', examples: ['x'.repeat(1_000_000)] }] }],
    [
      'many long examples',
      {
        intents: [
          { id: 'a', name: 'a', description: '', examples: Array(30).fill('x'.repeat(199)) },
          { id: 'b', name: 'b', description: '', examples: Array(30).fill('y'.repeat(199)) },
        ],
      },
    ],
    ['a reserved id', { intents: [{ id: '__proto__', name: 'a', description: '', examples: [] }] }],
    ['a reserved variable', { variable: 'constructor' }],
    ['a text in place of intents', { intents: 'todas' }],
    ['numbers as examples', { intents: [{ id: 'a', name: 'a', description: '', examples: [1] }] }],
  ])('Refused when saved: %s', (_, options) => {
    expect(parseDefinition(sorting(options as never)).ok).toBe(false);
  });

  test('The largest block that is allowed stays within the budget of a step, whatever is written', () => {
    const intents = Array.from({ length: 20 }, (_, at) => {
      return {
        id: `i${at}`,
        name: `i${at}`,
        description: '',
        examples: Array.from({ length: 19 }, (__, n) => `frase ${at * 19 + n} larga`),
      };
    });
    const definition = sorting({ intents });
    expect(parseDefinition(definition).ok).toBe(true);
    for (const text of ['a '.repeat(2_000), '{{ x }}', '\u0000', '__proto__']) {
      const talk = new Talk(definition).type(text);
      expect(talk.outputs('fault')).toEqual([]);
      expect(talk.said.join(' ')).toMatch(/→|¿Qué necesitas/);
    }
  });
});
