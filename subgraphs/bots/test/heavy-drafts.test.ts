import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ana, openWorld, createBotMutation, newBot, publishMutation, type World } from './world.js';

let world: World;
/** A bot that no test changes. */
let spare: string;
beforeAll(async () => {
  world = await openWorld();
  spare = await newBot(world, ana);
});
afterAll(async () => {
  await world.close();
});

const blank = `query ($id: ID!) { bot(id: $id) { draft { definition } } }`;
const saveFlow = `mutation ($input: SaveFlowInput!) { saveFlow(input: $input) {
  draft { revision problems { code severity blockId } } userErrors { field code message } } }`;

interface Draft {
  flows: { groups: { id: string; blocks: unknown[] }[] }[];
  knowledge: unknown[];
}

async function draftOf(botId: string): Promise<Draft> {
  const data = await world.tell(ana, blank, { id: botId });
  return (data['bot'] as unknown as { draft: { definition: Draft } }).draft.definition;
}

describe('a draft that is too large', () => {
  test('to store is refused when it is saved, with the limit', async () => {
    const definition = await draftOf(await newBot(world, ana));
    const knowledge = Array.from({ length: 400 }, (_, at) => ({
      id: `k${at}`,
      question: `pregunta ${at}`,
      answer: 'a'.repeat(4_000),
      isActive: true,
    }));
    const input = { name: 'Pesado', locale: 'es', definition: { ...definition, knowledge } };
    const { createBot } = await world.tell(ana, createBotMutation, { input });
    expect(createBot).toMatchObject({
      bot: null,
      userErrors: [{ field: ['input', 'definition'], code: 'TOO_LONG', message: expect.stringContaining('500') }],
    });
  });

  test('to run is saved with a problem at its block, and not published', async () => {
    const botId = await newBot(world, ana);
    const [flow] = (await draftOf(botId)).flows;
    const source = '{{ consulta | upcase | append: "x" }}'.repeat(100);
    const heavy = Array.from({ length: 10 }, (_, at) => ({
      id: `heavy-${at}`,
      kind: 'text',
      options: { variations: [{ es: source }] },
    }));
    flow?.groups[0]?.blocks.unshift(...heavy);
    const saved = await world.tell(ana, saveFlow, { input: { botId, revision: 1, document: flow } });
    expect(saved['saveFlow']).toMatchObject({
      draft: {
        revision: 2,
        problems: expect.arrayContaining([{ code: 'OVER_BUDGET', severity: 'ERROR', blockId: 'heavy-0' }]),
      },
      userErrors: [],
    });
    const published = await world.tell(ana, publishMutation, { botId });
    expect(published['publishBot']).toMatchObject({
      publication: null,
      problems: expect.arrayContaining([{ code: 'OVER_BUDGET' }]),
    });
  });
});

describe('a hostile draft', () => {
  const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
  const asked = { prompt: {}, variable: null, retry: {}, retryLimit: 2, placeholder: {}, isRequired: true };
  const group = (id: string, blocks: unknown[]) => ({ id, title: id, position: { x: 0, y: 0 }, blocks });
  const block = (kind: string, options: object) => group('hostile', [{ id: 'hostile', kind, options }]);
  const field = { id: 'f', kind: 'TEXT', label: {}, isRequired: true, choices: [] };
  const card = { id: 'c', text: {}, imageUrl: '', imageAlt: {}, buttons: [] };

  test.each([
    [
      'a form into a reserved name',
      block('form', { ...asked, submit: {}, fields: [{ ...field, variable: '__proto__' }] }),
    ],
    ['a list into a reserved name', block('loop', { list: 'x', item: 'constructor', index: null })],
    [
      'a call with a reserved name',
      block('callFlow', { flowId: null, inputs: [{ name: '__proto__', value: 'x' }], outputs: [] }),
    ],
    ['a card of 1 MB', block('cards', { ...asked, cards: [{ ...card, title: { es: 'a'.repeat(1_000_000) } }] })],
    [
      'an expression of 1 MB',
      block('setVariable', { variable: 'x', operation: 'EXPRESSION', value: '1+'.repeat(500_000) }),
    ],
    [
      'a form of 1,000 fields',
      block('form', { ...asked, submit: {}, fields: many(1_000, () => ({ ...field, variable: null })) }),
    ],
    ['a wait of words', block('wait', { mode: 'FOR', amount: 7, unit: 'YEARS', time: '' })],
    ['an address into the prototype', block('address', JSON.parse('{"__proto__":{"polluted":1}}') as object)],
  ])('with %s is refused when it is saved, with the place', async (_, hostile) => {
    const [flow] = (await draftOf(spare)).flows;
    const document = { ...flow, groups: [...(flow?.groups ?? []), hostile] };
    const { saveFlow: saved } = await world.tell(ana, saveFlow, { input: { botId: spare, revision: 1, document } });
    expect(saved).toMatchObject({ draft: null });
    const { userErrors } = saved as unknown as { userErrors: { code: string; field: string[] }[] };
    expect(['INVALID_VALUE', 'TOO_LONG']).toContain(userErrors[0]?.code);
    expect(userErrors[0]?.field.slice(0, 2)).toEqual(['input', 'document']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('with 100,000 blocks is refused before all of it is read', async () => {
    const [flow] = (await draftOf(spare)).flows;
    const options = { variations: [] };
    const groups = many(2_000, (at) =>
      group(
        `g${at}`,
        many(50, (nth) => ({ id: `b${at}-${nth}`, kind: 'text', options })),
      ),
    );
    const input = { botId: spare, revision: 1, document: { ...flow, groups } };
    const { saveFlow: saved } = await world.tell(ana, saveFlow, { input });
    expect(saved).toMatchObject({
      draft: null,
      userErrors: [{ field: ['input', 'document', 'groups'], code: 'INVALID_VALUE' }],
    });
  });

  test('whose flows call each other without a question is kept, and not published', async () => {
    const botId = await newBot(world, ana);
    const {
      flows: [flow],
      ...definition
    } = await draftOf(botId);
    const position = { x: 0, y: 0 };
    const calling = (id: string, flowId: string) => ({
      ...{ id, name: id, events: [{ id: `${id}-s`, kind: 'start', position }] },
      groups: [group(`${id}-g`, [{ id: `${id}-c`, kind: 'callFlow', options: { flowId, inputs: [], outputs: [] } }])],
      edges: [{ id: `${id}-e`, source: { kind: 'event', id: `${id}-s` }, target: { groupId: `${id}-g` } }],
    });
    flow?.groups[0]?.blocks.unshift({
      id: 'into',
      kind: 'callFlow',
      options: { flowId: 'one', inputs: [], outputs: [] },
    });
    const flows = [flow, calling('one', 'two'), calling('two', 'one')];
    const input = { name: 'Vueltas', locale: 'es', definition: { ...definition, flows } };
    const { createBot } = await world.tell(ana, createBotMutation, { input });
    const { bot } = createBot as unknown as { bot: { id: string; draft: { problems: { code: string }[] } } };
    expect(bot.draft.problems.map(({ code }) => code)).toContain('LOOP_WITHOUT_QUESTION');
    const { publishBot } = await world.tell(ana, publishMutation, { botId: bot.id });
    expect(publishBot).toMatchObject({ publication: null });
  });
});
