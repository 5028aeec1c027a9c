import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultOptions } from '@tertulia/flow-engine';
import { toGlobalId } from '@tertulia/subgraph';
import { testId } from '@tertulia/testkit';
import { ana, newBot, openWorld, publishMutation, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

describe('a draft whose block uses a connection', () => {
  const connection = { id: toGlobalId('connection', testId(0xc1)), connector: 'google-sheets', state: 'CONNECTED' };
  const block = { id: 'row', kind: 'connector', options: defaultOptions('connector') };
  const inputs = [{ name: 'sheet', value: 'Hoja' }];
  const withBlock = async (options: object): Promise<string> => {
    const id = await newBot(world, ana);
    const flow = {
      ...{ id: 'main', name: 'x', events: [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }] },
      groups: [
        {
          ...{ id: 'g', title: 'g', position: { x: 0, y: 0 } },
          blocks: [
            { ...block, options: { ...block.options, connectionId: connection.id, action: 'appendRow', ...options } },
          ],
        },
      ],
      edges: [{ id: 'e', source: { kind: 'event', id: 'start' }, target: { groupId: 'g' } }],
    };
    await world.tell(ana, 'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { draft { revision } } }', {
      input: { botId: id, revision: 1, document: flow },
    });
    return id;
  };
  const problemsOf = async (id: string): Promise<string[]> => {
    const query = 'query ($id: ID!) { bot(id: $id) { draft { problems { code field severity } } } }';
    const { bot } = (await world.tell(ana, query, { id })) as unknown as {
      bot: { draft: { problems: { code: string; field: string | null; severity: string }[] } };
    };
    const errors = bot.draft.problems.filter(({ severity }) => severity === 'ERROR');
    return errors.map(({ code, field }) => `${code} ${field ?? ''}`);
  };

  test('is refused while the connection is missing, of another bot or not authorised, and published afterwards', async () => {
    const id = await withBlock({ inputs });
    expect(await problemsOf(id)).toEqual(['UNKNOWN_CONNECTION connectionId']);
    world.connections.byBot.set(id, [{ ...connection, state: 'REAUTHORIZE' }]);
    const { publishBot } = await world.tell(ana, publishMutation, { botId: id });
    expect(publishBot).toMatchObject({ publication: null, userErrors: [{ code: 'HAS_PROBLEMS' }] });
    expect(await problemsOf(id)).toEqual(['CONNECTION_NOT_READY connectionId']);
    world.connections.byBot.set(id, [connection]);
    const again = await world.tell(ana, publishMutation, { botId: id });
    expect(again['publishBot']).toMatchObject({ userErrors: [] });
  });

  test('is refused without an input that the action requires', async () => {
    const id = await withBlock({ inputs: [] });
    world.connections.byBot.set(id, [connection]);
    expect(await problemsOf(id)).toEqual(['MISSING_OPTION inputs.sheet']);
  });

  test('is published while integrations is away, because an outage keeps nobody from publishing', async () => {
    const id = await withBlock({ inputs });
    world.connections.isAway = true;
    const { publishBot } = await world.tell(ana, publishMutation, { botId: id });
    world.connections.isAway = false;
    expect(publishBot).toMatchObject({ userErrors: [] });
  });
});
