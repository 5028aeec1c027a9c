import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BotDefinition } from '@tertulia/flow-engine';
import { play, readRecording, type Recording } from '@tertulia/pinned-conversations';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { maskedRecording, type HeldConversation } from '../src/domain/masked-recording.js';
import {
  answeringDefinition,
  block,
  definitionOf,
  group,
  handingOffDefinition,
  salonDefinition,
} from './definitions.js';
import { ana, bruno, counted, openWorld, organizationA, publishedBot, send, type World } from './world.js';

const held = (said: string[], over: Partial<HeldConversation> = {}): HeldConversation => ({
  ...{ locale: 'es', startedAt: new Date('2026-03-04T19:30:00Z'), fromBlockId: null, variables: {}, said },
  ...{ splitSeed: null, results: [], isCut: false },
  ...over,
});

const asking = (...blocks: Parameters<typeof group>[1][]): BotDefinition => definitionOf([group('g', ...blocks)], []);
const inputs = (definition: BotDefinition, said: string[], over: Partial<HeldConversation> = {}) =>
  maskedRecording(definition, held(said, over)).recording.inputs;

describe('a masked recording', () => {
  test('replaces name and e-mail by those of nobody, keeps choices and ratings, and goes the same way', () => {
    const said = ['me llamo Lucía Fernández', 'lucia.fernandez@correo.mx', 'Tinte', '5'];
    const { recording, turns, isCut } = maskedRecording(salonDefinition(), held(said));
    expect(recording.inputs).toEqual([
      { kind: 'text', text: 'Alex Ríos', isMasked: true },
      { kind: 'text', text: 'alex@example.com', isMasked: true },
      { kind: 'choice', ids: ['dye'], label: 'Tinte' },
      { kind: 'rating', value: 5 },
    ]);
    expect(JSON.stringify([recording, turns])).not.toMatch(/luc[ií]a|fern[aá]ndez/i);
    expect(turns.at(-1)).toEqual({ said: '5', isMasked: false, replies: ['Hasta pronto, Alex Ríos.'] });
    expect(isCut).toBe(false);
    expect(play(salonDefinition(), recording).transcript).toMatchObject({
      goals: ['Cita'],
      endReason: 'GOAL',
      stop: null,
    });
  });

  test.each<[string, BotDefinition, string, RegExp]>([
    [
      'a phone stays a phone that passes',
      asking(block('f', 'phoneInput'), block('end', 'end')),
      '33 1234 5678',
      /^\+52\d{10}$/,
    ],
    [
      'a phone that does not pass stays one that does not',
      asking(block('f', 'phoneInput', { retryLimit: 3 })),
      '33 12',
      /^(?!\+52)/,
    ],
    [
      'a name in English',
      { ...asking(block('n', 'textInput', { variable: 'nombre' })), locale: 'en' },
      'John Smith',
      /^Alex R/,
    ],
    [
      'a story of health',
      asking(block('t', 'textInput', { variable: 'servicio' })),
      'me duele mucho la cabeza desde ayer',
      /^(?!.*duele)/,
    ],
    [
      'an address in a free text',
      asking(block('t', 'textInput', { variable: 'servicio' })),
      'vivo en calle Hidalgo 45',
      /^(?!.*Hidalgo)/,
    ],
  ])('%s', (_title, definition, text, expected) => {
    const [input] = inputs(definition, [text]);
    expect(input).toMatchObject({ kind: 'text', isMasked: true, text: expect.stringMatching(expected) });
  });

  test('keeps what is not personal, word by word', () => {
    expect(inputs(answeringDefinition(), ['¿Tienen estacionamiento?'])).toEqual([
      { kind: 'text', text: '¿Tienen estacionamiento?' },
    ]);
  });

  test('masks a value that was collected before, wherever it is said again', () => {
    const definition = asking(
      block('n', 'textInput', { variable: 'nombre' }),
      block('t', 'textInput', { variable: 'servicio' }),
    );
    const [, again] = inputs(definition, ['Xóchitl', 'es para Xóchitl']);
    expect(again).toMatchObject({ isMasked: true, text: expect.not.stringMatching(/chitl/) });
  });

  test('masks what came from outside and facts known before', () => {
    const results = [
      {
        blockId: 'pide',
        result: { kind: 'done' as const, status: 200, values: { servicio: { dueño: 'Lucía Fernández', precio: 300 } } },
      },
      { blockId: 'ia', result: { kind: 'answered' as const, text: 'Claro, Lucía.', sourceId: null, score: 1 } },
    ];
    const definition = salonDefinition();
    const { recording } = maskedRecording(
      definition,
      held(['Lucía'], { results, variables: { nombre: 'Lucía', servicio: 'Corte' } }),
    );
    expect(recording.variables).toEqual({ nombre: 'Alex Ríos', servicio: 'Corte' });
    expect(JSON.stringify(recording)).not.toContain('Lucía');
    expect(recording.results[0]).toMatchObject({ result: { values: { servicio: { precio: 300 } } } });
  });

  test.each<[string, string[]]>([
    ['a bomb of digits', ['9'.repeat(4_000)]],
    ['reserved names', ['__proto__', 'constructor']],
    ['markup', ['<script>alert(1)</script>', '{{ nombre }}']],
    ['a huge text', ['ana@correo.mx '.repeat(290)]],
    ['two hundred messages', Array.from({ length: 200 }, (_, at) => `mensaje ${at}`)],
  ])('is readable and bounded with %s', (_title, said) => {
    const { recording, isCut } = maskedRecording(answeringDefinition(), held(said));
    expect(readRecording(JSON.parse(JSON.stringify(recording)))).toMatchObject({ ok: true });
    expect(isCut).toBe(said.length > 100);
  });

  test('ends where a person took over', () => {
    const { recording, isCut } = maskedRecording(handingOffDefinition(), held(['Luis', 'sigo aquí']));
    expect(recording.inputs).toHaveLength(1);
    expect(isCut).toBe(true);
  });
});

describe('pinConversation', () => {
  interface Kept {
    botId: string;
    title: string;
    recording: Recording;
    conversationId: string | null;
    versionId: string | null;
  }
  const kept: Kept[] = [];
  const pinId = toGlobalId('pinnedConversation', testId(0x91));
  let answer: object = {};
  let world: World;
  let drafts: World['drafts'];
  beforeAll(async () => {
    world = await openWorld();
    const { callSubgraph } = world.input;
    ({ drafts } = world);
    await world.close();
    world = await openWorld({
      callSubgraph: async (name, call) => {
        if (!call.query.includes('keepPinnedConversation')) return callSubgraph(name, call);
        kept.push(call.variables?.['input'] as Kept);
        return { data: { keepPinnedConversation: answer } };
      },
    });
  });
  afterAll(async () => world.close());

  const mutation = `mutation ($input: PinConversationInput!) { pinConversation(input: $input) { pinnedConversation { id } userErrors { code field } } }`;
  const pin = async (input: object, by = ana) => {
    answer = { pinnedConversation: { id: pinId }, userErrors: [] };
    return (await world.tell<{ pinConversation: object }>(by, mutation, { input: { title: 'Cita', ...input } }))
      .pinConversation;
  };
  const preview = 'query ($id: ID!) { conversation(id: $id) { recording { isCut turns { said isMasked replies } } } }';

  test('keeps a conversation without the data of its visitor, on the version on which it ran, and shows before what would be kept', async () => {
    const bot = await publishedBot(world, salonDefinition());
    const { id, visitor } = await counted(world, bot, 'Lucía Fernández');
    await send(world, visitor, { text: 'lucia@correo.mx' });
    const shown = await world.tell<{ conversation: { recording: { turns: { said: string | null }[] } } }>(
      ana,
      preview,
      { id },
    );
    expect(shown.conversation.recording.turns.map(({ said }) => said)).toEqual([null, 'Alex Ríos', 'alex@example.com']);
    expect(await pin({ conversationId: id })).toEqual({ pinnedConversation: { id: pinId }, userErrors: [] });
    expect(kept.at(-1)).toMatchObject({
      botId: bot.globalId,
      title: 'Cita',
      conversationId: id,
      versionId: toGlobalId('botVersion', bot.versionId),
    });
    expect(JSON.stringify(kept.at(-1))).not.toMatch(/luc[ií]a/i);
  });

  test('keeps a run of the simulator with what it began with', async () => {
    const botUuid = world.ids.next();
    drafts.set(botUuid, salonDefinition());
    const begin =
      'mutation ($input: StartSimulationInput!) { startSimulation(input: $input) { simulation { id turn } } }';
    const input = {
      botId: toGlobalId('bot', botUuid),
      fromBlockId: 'service',
      now: '2026-03-04T19:30:00Z',
      variables: { nombre: 'Lucía' },
    };
    const begun = await world.tell<{ startSimulation: { simulation: { id: string } } }>(ana, begin, { input });
    const simulationId = begun.startSimulation.simulation.id;
    const turn = 'mutation ($input: SimulateTurnInput!) { simulateTurn(input: $input) { simulation { turn } } }';
    await world.tell(ana, turn, { input: { simulationId, turn: 0, choiceIds: ['cut'] } });
    const query = 'query ($id: ID!) { simulationRecording(simulationId: $id) { isCut turns { said } } }';
    expect(await world.tell(ana, query, { id: simulationId })).toEqual({
      simulationRecording: { isCut: false, turns: [{ said: null }, { said: 'Corte' }] },
    });
    await pin({ simulationId });
    expect(kept.at(-1)).toMatchObject({
      conversationId: null,
      versionId: null,
      recording: {
        fromBlockId: 'service',
        startedAt: '2026-03-04T19:30:00.000Z',
        variables: { nombre: 'Alex Ríos' },
        inputs: [{ kind: 'choice', ids: ['cut'] }],
      },
    });
  });

  test('tells the problems of the subgraph that keeps it', async () => {
    const bot = await publishedBot(world, salonDefinition());
    const { id } = await counted(world, bot);
    answer = { pinnedConversation: null, userErrors: [{ field: ['input', 'title'], code: 'REQUIRED', message: 'x' }] };
    const { pinConversation } = await world.tell<{ pinConversation: object }>(ana, mutation, {
      input: { title: '', conversationId: id },
    });
    expect(pinConversation).toEqual({
      pinnedConversation: null,
      userErrors: [{ code: 'REQUIRED', field: ['input', 'title'] }],
    });
  });

  test('finds nothing of another organization, of an erased visitor, and needs one source', async () => {
    const bot = await publishedBot(world, salonDefinition());
    const { id, visitor } = await counted(world, bot);
    const notFound = { pinnedConversation: null, userErrors: [{ code: 'NOT_FOUND', field: null }] };
    expect(await pin({ conversationId: id }, bruno)).toEqual(notFound);
    await world.tell(visitor, 'mutation { deleteMyData { isDeleted } }');
    expect(await pin({ conversationId: id })).toEqual(notFound);
    expect(await pin({})).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] });
    const nobody = principals.admin({ organizationId: organizationA, role: 'VIEWER' });
    const { errors } = await world.ask(nobody, preview, { id });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
