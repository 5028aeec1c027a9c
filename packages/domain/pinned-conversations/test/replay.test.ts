import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  blockKinds,
  defaultOptions,
  isQuestionKind,
  pretendedResult,
  type Block,
  type BotDefinition,
} from '@tertulia/flow-engine';
import { differenceInWords, pinOf, play, replay, watches, type RecordedInput, type Recording } from '../src/index.js';
import {
  aBot,
  block,
  booking,
  choice,
  edges,
  group,
  recorded,
  salon,
  say,
  text,
  withEdges,
  withOptions,
} from './bot.js';

const said = (definition: BotDefinition, recording: Recording): string[] =>
  play(definition, recording).transcript.turns.flatMap(({ lines }) => lines.map(({ text: line }) => line));

describe('a conversation that is held again', () => {
  test('says, offers, reaches and ends what it did, with the variables that it set', () => {
    const { transcript } = play(salon(), booking);
    expect(transcript.turns.map((turn) => turn.said)).toEqual([null, 'Corte', 'Alex Ríos', '33 1234 5678']);
    expect(said(salon(), booking)).toEqual(
      expect.arrayContaining(['¡Hola!', 'Corte · Otra cosa', '¿Tu nombre?', 'Gracias, Alex Ríos.', 'Cita', 'GOAL']),
    );
    expect(transcript.goals).toEqual(['Cita']);
    expect(transcript.variables).toMatchObject({ nombre: 'Alex Ríos', telefono: '+523312345678' });
    expect(transcript.stop).toBeNull();
  });

  test('reads days at the time at which it was recorded', () => {
    const bot = aBot([group('g', block('dia', 'dateInput', { variable: 'servicio' }))], edges('start -> g'));
    const { transcript } = play(bot, recorded(text('mañana')));
    expect(transcript.variables['servicio']).toBe('2026-03-05');
  });

  test('answers from the knowledge of the definition, so that a changed answer is a change', () => {
    const knowing = (answer: string) =>
      aBot(
        [group('g', block('pregunta', 'textInput'), block('ia', 'aiResponse', { question: '' }))],
        edges('start -> g'),
        {
          knowledge: [{ id: 'k', question: '¿Tienen estacionamiento?', answer, isActive: true }],
        },
      );
    const asked = recorded(text('¿Tienen estacionamiento?'));
    expect(said(knowing('Sí, para diez autos.'), asked).join('\n')).toContain('Sí, para diez autos.');
    const pin = pinOf(knowing('Sí, para diez autos.'), asked, watches);
    expect(replay(knowing('No, lo siento.'), pin).status).toBe('CHANGED');
  });

  test('takes what came from outside from the recording, in the order in which it came', () => {
    const request = block('pide', 'httpRequest', {
      url: 'https://api.example.com/',
      mappings: [{ id: 'm', path: '$.a', variable: 'servicio' }],
    });
    const bot = aBot([group('g', request, say('di', 'Hay {{ servicio }}.'))], edges('start -> g'));
    const results = [{ blockId: 'pide', result: { kind: 'done' as const, status: 200, values: { servicio: 'tres' } } }];
    expect(said(bot, { ...recorded(), results })).toContain('Hay tres.');
    expect(said(bot, recorded())).toContain('Hay .');
  });

  test.each<[string, BotDefinition, Recording, string]>([
    ['a choice that is gone', salon(), recorded(choice('tinte', 'Tinte')), 'CHOICE_NOT_OFFERED'],
    ['a rating that is not asked', salon(), recorded({ kind: 'rating', value: 5 }), 'NOT_ASKED'],
    ['words after the end', salon(), recorded(...booking.inputs, text('¿y?')), 'ENDED'],
    ['a first block that is gone', salon(), { ...recorded(), fromBlockId: 'nadie' }, 'BLOCK_GONE'],
  ])('%s stops it and says why', (_title, bot, recording, reason) => {
    expect(play(bot, recording).transcript.stop?.reason).toBe(reason);
  });
});

describe('a pin', () => {
  const pin = pinOf(salon(), booking, watches);

  test('is the same on its own definition, and after a change that no visitor sees', () => {
    expect(replay(salon(), pin)).toMatchObject({ status: 'SAME', differences: [] });
    const moved = salon();
    moved.flows[0]?.groups.forEach((one) => (one.position = { x: 900, y: 900 }));
    expect(replay(moved, pin).status).toBe('SAME');
  });

  test.each<[string, BotDefinition, { status: string; blockId: string; es: string; en: string }]>([
    [
      'a text is changed',
      withOptions(salon(), 'saludo', { variations: [{ es: 'Buenas.' }] }),
      {
        status: 'CHANGED',
        blockId: 'saludo',
        es: 'Decía «¡Hola!» y ahora dice «Buenas.».',
        en: 'It said “¡Hola!” and now says “Buenas.”.',
      },
    ],
    [
      'a goal has another name',
      withOptions(salon(), 'meta', { name: 'Turno' }),
      {
        status: 'CHANGED',
        blockId: 'meta',
        es: 'Cumplía el objetivo «Cita» y ahora cumple «Turno».',
        en: 'It reached the goal “Cita” and now reaches “Turno”.',
      },
    ],
    [
      'a question is no longer stored',
      withOptions(salon(), 'telefono', { variable: null }),
      {
        status: 'CHANGED',
        blockId: '',
        es: 'La variable «telefono» ya no recibe «+523312345678».',
        en: 'The variable “telefono” no longer gets “+523312345678”.',
      },
    ],
    [
      'a path leads elsewhere',
      withEdges(salon(), (all) =>
        all.map((edge) => (edge.target.groupId === 'datos' ? { ...edge, target: { groupId: 'nada' } } : edge)),
      ),
      {
        status: 'BROKEN',
        blockId: 'perdon',
        es: 'Ahora dice también «Eso no lo hacemos.».',
        en: 'It now also says “Eso no lo hacemos.”.',
      },
    ],
    [
      'a path is gone',
      withEdges(salon(), (all) => all.filter((edge) => edge.target.groupId !== 'listo')),
      {
        status: 'CHANGED',
        blockId: 'gracias',
        es: 'Ya no dice «Gracias, Alex Ríos.».',
        en: 'It no longer says “Gracias, Alex Ríos.”.',
      },
    ],
  ])('notices that %s, and says it in words at its block', (_title, definition, expected) => {
    const { status, differences } = replay(definition, pin);
    expect(status).toBe(expected.status);
    const found = differences.find((one) => differenceInWords(one, 'es') === expected.es);
    expect(found?.blockId ?? '').toBe(expected.blockId);
    expect(found && differenceInWords(found, 'en')).toBe(expected.en);
  });

  test('tells every difference and stops only what it watches', () => {
    const changed = withOptions(salon(), 'saludo', { variations: [{ es: 'Buenas.' }] });
    const { status, differences } = replay(changed, { ...pin, watches: ['GOALS', 'END'] });
    expect(status).toBe('SAME');
    expect(differences).toHaveLength(1);
  });

  test('keeps the way of a visitor who pressed a button that has another label now', () => {
    const items = [
      { id: 'corte', label: { es: 'Corte de cabello' }, detail: {}, value: 'Corte', condition: null },
      { id: 'otro', label: { es: 'Otra cosa' }, detail: {}, value: null, condition: null },
    ];
    const { status, differences } = replay(withOptions(salon(), 'elige', { items }), pin);
    expect(status).toBe('CHANGED');
    expect(differences.map(({ what }) => what)).toEqual(['OFFERED']);
  });
});

describe('any conversation of any bot', () => {
  const anyBlock = fc.tuple(fc.constantFrom(...blockKinds), fc.constantFrom('servicio', 'nombre', '__proto__'));
  const anyText = fc.oneof(
    fc.constantFrom('__proto__', 'sí', '33 1234 5678', 'mañana', 'x'.repeat(4_000), '{{ nombre }}'),
    fc.string({ maxLength: 40 }),
  );
  const anyInput = fc.oneof(
    anyText.map(text),
    fc.constantFrom('item-1', 'item-2', 'yes', '__proto__').map((id) => choice(id, id)),
    fc.integer({ min: 0, max: 10 }).map((value): RecordedInput => ({ kind: 'rating', value })),
  );

  test('pinned on a definition is the same when it is replayed on that definition', () => {
    fc.assert(
      fc.property(
        fc.array(anyBlock, { minLength: 1, maxLength: 8 }),
        fc.array(anyInput, { maxLength: 8 }),
        (kinds, inputs) => {
          const blocks = kinds.map(([kind, variable], at): Block => {
            const options = defaultOptions(kind, 'es') as object;
            return { id: `b${at}`, kind, options: isQuestionKind(kind) ? { ...options, variable } : options } as Block;
          });
          const definition = aBot([group('g', ...blocks)], edges('start -> g'));
          const recording = recorded(...inputs);
          const pin = JSON.parse(JSON.stringify(pinOf(definition, recording, watches))) as ReturnType<typeof pinOf>;
          const copy = JSON.parse(JSON.stringify(definition)) as BotDefinition;
          expect(replay(copy, pin)).toMatchObject({ status: 'SAME', differences: [] });
          expect(Object.getPrototypeOf(pin.transcript.variables)).toBe(Object.prototype);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('has a result for work outside that nobody recorded', () => {
    const request = block('pide', 'httpRequest', { url: 'https://api.example.com/' });
    expect(
      pretendedResult({
        kind: 'await',
        id: 'a',
        blockId: 'b',
        deadlineMs: 1_000,
        isBackground: false,
        openedBy: null,
        mappings: [],
      }),
    ).toMatchObject({ kind: 'done' });
    expect(
      play(aBot([group('g', request, say('di', 'Listo.'))], edges('start -> g')), recorded()).transcript.stop,
    ).toBeNull();
  });
});
