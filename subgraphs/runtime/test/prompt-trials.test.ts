import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AnswerModel, BotDefinition, OutsideResult } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { block, definitionOf, group } from './definitions.js';
import { ana, openWorld, type World } from './world.js';

const connectionId = testId(0xce);
const mutation = `mutation ($input: TryPromptsInput!) { tryPrompts(input: $input) {
  answers { text call { model instructions data question promptTokens completionTokens costMicros currency ms failure } }
  userErrors { field code } } }`;
const prompt = { role: 'Saluda a {{ nombre }}.', tone: '', limits: '', knowledge: '' };

interface Payload {
  answers: { text: string | null; call: Record<string, unknown> | null }[] | null;
  userErrors: { field: string[]; code: string }[];
}

let world: World;
let own: string;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => {
  own = world.ids.next();
  world.drafts.set(own, draft());
});
afterAll(async () => world.close());

function draft(hasModel = true): BotDefinition {
  const blocks = group(
    'g',
    block('name', 'textInput', { prompt: { es: '¿Cómo te llamas?' }, variable: 'nombre' }),
    block('ask', 'textInput', { prompt: { es: '¿Qué quieres saber?' }, variable: null }),
    block('answer', 'aiResponse', { promptId: null, question: '', unknownText: { es: 'No lo sé.' } }),
  );
  const base = definitionOf([blocks], []);
  const answerModel: AnswerModel = {
    ...{ connectionId: toGlobalId('connection', connectionId), model: 'small', tokensPerAnswer: 120 },
    ...{ tokensPerConversation: 5_000, tokensPerMonth: 90_000, deadlineSeconds: 5 },
  };
  const { idleMinutes, resumeHours } = base.settings;
  return {
    ...base,
    settings: { idleMinutes, resumeHours, ...(hasModel ? { answerModel } : {}) },
    knowledge: [{ id: 'k1', question: '¿Qué días abren el estudio?', answer: 'De lunes a viernes.', isActive: true }],
  };
}

/** A model that repeats its role. */
function theModel(result?: OutsideResult): void {
  world.integrations.work = (effect) => {
    if (effect.kind !== 'action') throw new Error('only the model is asked here');
    const text = effect.inputs['instructions']?.split('\n\n').at(-1) ?? '';
    const facts = { model: 'small', promptTokens: 300, completionTokens: 20, costMicros: 1_234, currency: 'MXN' };
    return result ?? { kind: 'done', values: { text, isCut: false, ...facts }, status: null };
  };
}

async function tryWith(input: object, principal: Principal = ana): Promise<Payload> {
  const given = { botId: toGlobalId('bot', own), question: '¿Qué días abren el estudio?', prompts: [prompt], ...input };
  const { tryPrompts } = await world.tell<{ tryPrompts: Payload }>(principal, mutation, { input: given });
  return tryPrompts;
}

describe('trying prompts', () => {
  test('Two prompts answer one question side by side, with what was sent, tokens, cost and time', async () => {
    theModel();
    const prompts = [
      { ...prompt, role: 'Primero.' },
      { ...prompt, role: 'Segundo.' },
    ];
    const { answers } = await tryWith({ prompts });
    expect(answers?.map(({ text }) => text)).toEqual(['Primero.', 'Segundo.']);
    expect(answers?.[0]?.call).toMatchObject({
      ...{ model: 'small', promptTokens: 300, completionTokens: 20, costMicros: 1_234, currency: 'MXN', failure: null },
      ...{ question: '¿Qué días abren el estudio?' },
    });
    expect(typeof answers?.[0]?.call?.['ms']).toBe('number');
    expect(answers?.[0]?.call?.['instructions']).toContain('Primero.');
    expect(answers?.[0]?.call?.['data']).toContain('De lunes a viernes.');
    const [first, second] = world.integrations.requests.slice(-2);
    expect([first?.isSimulation, second?.isSimulation]).toEqual([true, true]);
    expect(first?.conversationId).toBe(second?.conversationId);
    expect(first?.effect.id).not.toBe(second?.effect.id);
  });

  test('Where the model fails the knowledge answers, and the reason is told', async () => {
    theModel({ kind: 'failed', code: 'TOKENS_SPENT_MONTH' });
    const { answers } = await tryWith({});
    expect(answers).toMatchObject([{ text: 'De lunes a viernes.', call: { failure: 'TOKENS_SPENT_MONTH' } }]);
  });

  test('Without a model the knowledge answers, and what it does not know has no answer', async () => {
    world.drafts.set(own, draft(false));
    expect((await tryWith({})).answers).toEqual([{ text: 'De lunes a viernes.', call: null }]);
    expect((await tryWith({ question: 'xyzzy plugh' })).answers).toEqual([{ text: null, call: null }]);
  });

  test('In a simulation, what was said before and its variables count, and nothing of it changes', async () => {
    theModel();
    const fields = 'simulation { id turn messages { text } }';
    type Simulated = { payload: { simulation: { id: string; turn: number; messages: { text: string }[] } } };
    const begin = `mutation ($input: StartSimulationInput!) { payload: startSimulation(input: $input) { ${fields} } }`;
    const next = `mutation ($input: SimulateTurnInput!) { payload: simulateTurn(input: $input) { ${fields} } }`;
    const begun = await world.tell<Simulated>(ana, begin, { input: { botId: toGlobalId('bot', own), effects: 'ON' } });
    let { simulation } = begun.payload;
    for (const text of ['Ana', '¿Qué días abren?']) {
      const input = { simulationId: simulation.id, turn: simulation.turn, text };
      ({ simulation } = (await world.tell<Simulated>(ana, next, { input })).payload);
    }
    const { answers } = await tryWith({ question: '¿Qué días abren?', simulationId: simulation.id });
    expect(answers?.[0]?.call?.['data']).toContain('[nombre] = Ana');
    expect(answers?.[0]?.call?.['data']).toContain('Assistant: ¿Qué quieres saber?');
    expect(answers?.[0]?.call?.['instructions']).not.toContain('Ana');
    const again = await tryWith({ question: '¿Qué días abren?', simulationId: simulation.id });
    expect(again.answers?.[0]?.call?.['data']).toBe(answers?.[0]?.call?.['data']);
  });

  test.each<[string, object, string]>([
    ['no question', { question: ' ' }, 'REQUIRED'],
    ['a long question', { question: 'x'.repeat(501) }, 'TOO_LONG'],
    ['no prompt', { prompts: [] }, 'OUT_OF_RANGE'],
    ['three prompts', { prompts: [prompt, prompt, prompt] }, 'OUT_OF_RANGE'],
    ['a long prompt', { prompts: [{ ...prompt, role: 'x'.repeat(5_000) }] }, 'TOO_LONG'],
  ])('Refused: %s', async (_, input, code) => {
    const { answers, userErrors } = await tryWith(input);
    expect([answers, userErrors[0]?.code]).toEqual([null, code]);
  });

  test('A missing bot, a simulation of another bot, and whoever may not try bots are refused', async () => {
    const codes = async (input: object, principal?: Principal) =>
      (await tryWith(input, principal)).userErrors.map(({ code }) => code);
    expect(await codes({ botId: toGlobalId('bot', testId(0xdead)) })).toEqual(['NOT_FOUND']);
    expect(await codes({ simulationId: toGlobalId('simulation', testId(0xdead)) })).toEqual(['NOT_FOUND']);
    await expect(tryWith({}, principals.viewer())).rejects.toThrow('FORBIDDEN');
  });
});

test('The trace of a simulation tells what was sent to the model', async () => {
  theModel();
  const fields = 'simulation { id turn trace { kind modelCalls { model question promptTokens costMicros ms } } }';
  type Simulated = { payload: { simulation: { id: string; turn: number; trace: { modelCalls: object[] }[] } } };
  const begin = `mutation ($input: StartSimulationInput!) { payload: startSimulation(input: $input) { ${fields} } }`;
  const next = `mutation ($input: SimulateTurnInput!) { payload: simulateTurn(input: $input) { ${fields} } }`;
  const begun = await world.tell<Simulated>(ana, begin, { input: { botId: toGlobalId('bot', own), effects: 'ON' } });
  let { simulation } = begun.payload;
  for (const text of ['Ana', '¿Qué días abren?']) {
    const input = { simulationId: simulation.id, turn: simulation.turn, text };
    ({ simulation } = (await world.tell<Simulated>(ana, next, { input })).payload);
  }
  expect(simulation.trace.flatMap(({ modelCalls }) => modelCalls)).toMatchObject([
    { model: 'small', question: '¿Qué días abren?', promptTokens: 300, costMicros: 1_234 },
  ]);
});
