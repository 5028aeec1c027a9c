import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ana, openWorld, createBotMutation, newBot, publishMutation, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
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
