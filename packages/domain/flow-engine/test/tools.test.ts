import { describe, expect, test } from '@jest/globals';
import {
  mappingPathFault,
  outsideEffectSchema,
  parseDefinition,
  toolParameters,
  validateDefinition,
  type AiTool,
  type AnswerModel,
  type BotDefinition,
  type Effect,
  type KnownConnection,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, say, Talk, wednesdayMorning } from './kit.js';

const connectionId = '0190a000-0000-7000-8000-000000000001';
const answerModel: AnswerModel = {
  ...{ connectionId: 'connection-1', model: '', tokensPerAnswer: 300, tokensPerConversation: 10_000 },
  ...{ tokensPerMonth: 500_000, deadlineSeconds: 12 },
};
const row: AiTool = {
  ...{ id: 't1', connectionId, action: 'appendRow', description: 'Anota una cita.' },
  inputs: [
    { name: 'spreadsheet', value: 'hoja-1', description: '' },
    {
      ...{ name: 'row', value: '', description: '' },
      entries: [
        { name: 'Nombre', value: '', description: 'de la persona' },
        { name: 'Canal', value: 'chat de {{ nombre }}', description: '' },
        { name: 'Día', value: '', description: '' },
      ],
    },
  ],
};

function withTools(tools: AiTool[] = [row], hasModel = true): BotDefinition {
  const flow = aFlow(
    [
      group('g', block('a', 'aiResponse', { question: '¿Me anotas?', tools }), say('after', 'después')),
      group('u', say('unknown', 'no sé')),
    ],
    edges('start -> g', 'a:unknown -> u'),
  );
  const settings = { idleMinutes: 30, resumeHours: 24, ...(hasModel ? { answerModel } : {}) };
  return aDefinition(flow, { settings, variables: [aVariable('nombre', 'TEXT', 'Ana')] });
}

const calls = (values: Record<string, string>, toolId = 't1') => ({ kind: 'calls', toolId, values }) as const;
const done = (result: string) => ({ kind: 'done', values: { result }, status: null }) as const;
const answered = { kind: 'answered', text: 'Anotado.', sourceId: null, score: 1 } as const;

function effectOf(talk: Talk): Effect | undefined {
  return talk.last.effects[0];
}

describe('a model that uses tools', () => {
  test('What it calls is an effect of the block, with the values of the owner, and it is asked again with the result', () => {
    const talk = new Talk(withTools()).answerEffect(calls({ p1: 'Luis', p2: 'viernes' }));
    expect(effectOf(talk)).toMatchObject({
      ...{ kind: 'action', blockId: 'a', connectionId, action: 'appendRow', isBackground: false },
      inputs: { spreadsheet: 'hoja-1', row: '{"Nombre":"Luis","Canal":"chat de Ana","Día":"viernes"}' },
    });
    outsideEffectSchema.parse(effectOf(talk));
    talk.answerEffect(done('fila 7'));
    expect(effectOf(talk)).toMatchObject({
      ...{ kind: 'answer', question: '¿Me anotas?' },
      calls: [{ toolId: 't1', values: { p1: 'Luis', p2: 'viernes' }, result: 'fila 7' }],
    });
    expect(talk.answerEffect(answered).said).toEqual(['Anotado.', 'después']);
    expect(talk.state.answering).toBeUndefined();
  });

  test('The model sees only what is left to it, under plain keys', () => {
    expect(toolParameters(row)).toEqual([
      { key: 'p1', name: 'Nombre', description: 'de la persona' },
      { key: 'p2', name: 'Día', description: '' },
    ]);
    expect(mappingPathFault('$')).toBeNull();
  });

  test.each([
    ['a tool that the block does not have', calls({}, 't2')],
    ['a reserved name', calls({}, '__proto__')],
    ['a value that was not left to it', calls({ spreadsheet: 'otra' })],
    ['a key of a prototype', calls({ constructor: 'x' })],
    ['a huge value', calls({ p1: 'x'.repeat(100_000) })],
  ])('Nothing is done for a call of %s', (_, wanted) => {
    const talk = new Talk(withTools()).answerEffect(wanted);
    expect(talk.last.effects).toEqual([]);
    expect(talk.said).toEqual(['no sé']);
    expect(talk.outputs('fault')).toMatchObject([{ code: 'TOOL_REFUSED' }]);
  });

  test('A block without tools does nothing for a model, and neither does a bot without one', () => {
    for (const definition of [withTools([]), withTools([row], false)]) {
      const talk = new Talk(definition).answerEffect(calls({ p1: 'Luis' }));
      expect(talk.last.effects).toEqual([]);
      expect(talk.said).toEqual(['no sé']);
    }
  });

  test('The fifth call for a question is not made', () => {
    const talk = new Talk(withTools());
    for (let made = 0; made < 4; made += 1) talk.answerEffect(calls({ p1: `${made}` })).answerEffect(done('ok'));
    expect(effectOf(talk)).toMatchObject({ kind: 'answer' });
    talk.answerEffect(calls({ p1: '5' }));
    expect(talk.outputs('fault')).toMatchObject([{ code: 'TOOL_BUDGET' }]);
    expect(talk.said).toEqual(['no sé']);
  });

  test('A tool that fails or takes too long is told to the model, and recorded', () => {
    const talk = new Talk(withTools()).answerEffect(calls({})).answerEffect({ kind: 'failed', code: 'STATUS_500' });
    expect(effectOf(talk)).toMatchObject({ kind: 'answer', calls: [{ result: 'failed STATUS_500' }] });
    expect(talk.outputs('fault')).toMatchObject([{ code: 'STATUS_500' }]);
    talk.answerEffect(calls({})).answerEffect({ kind: 'timeout' });
    expect(effectOf(talk)).toMatchObject({ kind: 'answer', calls: [{}, { result: 'no answer in time' }] });
  });

  test('After a minute no further call is made', () => {
    const slow = new Talk(withTools()).answerEffect(calls({}));
    const started = slow.state.answering?.startedAtMs;
    expect(started).toBe(wednesdayMorning.getTime());
    const later = { ...slow.state, answering: slow.state.answering && { ...slow.state.answering, startedAtMs: 0 } };
    Object.assign(slow, { state: later });
    expect(slow.answerEffect(done('ok')).said).toEqual(['no sé']);
  });

  test('A huge result is cut, and a result that is no text is told as JSON', () => {
    const talk = new Talk(withTools()).answerEffect(calls({})).answerEffect(done('x'.repeat(50_000)));
    const { calls: [made] = [] } = effectOf(talk) as { calls?: { result: string }[] };
    expect(made?.result).toHaveLength(2_000);
    talk.answerEffect(calls({})).answerEffect({ kind: 'done', values: { result: { id: 7 } }, status: 200 });
    expect(effectOf(talk)).toMatchObject({ calls: [{}, { result: '{"id":7}' }] });
  });
});

describe('checks of tools', () => {
  const known: KnownConnection = {
    ...{ id: connectionId, state: 'CONNECTED', category: 'SHEETS' },
    actions: [{ name: 'appendRow', inputs: [{ name: 'spreadsheet', isRequired: true, kind: 'TEXT' }] }],
  };
  const codes = (tool: Partial<AiTool>, connections: KnownConnection[] = [known]) =>
    validateDefinition(withTools([{ ...row, ...tool }]), { connections })
      .filter(({ blockId, code }) => blockId === 'a' && code !== 'MISSING_TRANSLATION')
      .map(({ code, field }) => `${code} ${field}`);

  test('Only ready connections of the bot, and actions that they have, are used', () => {
    expect(codes({})).toEqual([]);
    expect(codes({}, [])).toEqual(['UNKNOWN_CONNECTION tools.0.connectionId']);
    expect(codes({}, [{ ...known, state: 'SUSPENDED' }])).toEqual(['CONNECTION_NOT_READY tools.0.connectionId']);
    expect(codes({ action: 'deleteAll' })).toEqual(['MISSING_OPTION tools.0.action']);
    expect(codes({ inputs: [] })).toEqual(['MISSING_OPTION tools.0.inputs.spreadsheet']);
    expect(codes({ connectionId: null })).toEqual(['MISSING_OPTION tools.0.connectionId']);
    expect(codes({ description: ' ' })).toEqual(['MISSING_OPTION tools.0.description']);
    expect(codes({ inputs: [{ name: 'spreadsheet', value: '{{ nadie }}', description: '' }] })).toEqual([
      'UNKNOWN_VARIABLE tools.0.inputs.spreadsheet',
    ]);
  });

  test.each<[string, unknown]>([
    ['more than six', Array.from({ length: 7 }, (_, at) => ({ ...row, id: `t${at}` }))],
    ['a reserved input', [{ ...row, inputs: [{ name: '__proto__', value: '', description: '' }] }]],
    ['a text', 'todas'],
    ['a long description', [{ ...row, description: 'x'.repeat(301) }]],
  ])('Refused when saved: %s', (_, tools) => {
    expect(parseDefinition(withTools(tools as AiTool[])).ok).toBe(false);
  });
});
