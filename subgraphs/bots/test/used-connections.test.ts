import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultOptions } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { toGlobalId, tryFromGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { ana, bruno, newBot, openWorld, organizationA, publishMutation, runtimeWarms, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

/** The errors of a draft. */
async function problemsOf(id: string): Promise<string[]> {
  const query = 'query ($id: ID!) { bot(id: $id) { draft { problems { code field severity } } } }';
  const { bot } = (await world.tell(ana, query, { id })) as unknown as {
    bot: { draft: { problems: { code: string; field: string | null; severity: string }[] } };
  };
  const errors = bot.draft.problems.filter(({ severity }) => severity === 'ERROR');
  return errors.map(({ code, field }) => `${code} ${field ?? ''}`);
}

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

  const usesQuery = `query ($connections: [_Any!]!) { _entities(representations: $connections) { ... on Connection {
    usedIn { bot { id } isLive blocks { id kind groupTitle } } } } }`;
  const usesOf = async (ids: readonly string[], principal: Principal): Promise<unknown[]> => {
    const connections = ids.map((one) => ({ __typename: 'Connection', id: one }));
    const { _entities } = await world.tell(principal, usesQuery, { connections });
    return (_entities as unknown as { usedIn: unknown[] }[]).map(({ usedIn }) => usedIn);
  };

  test('is named by the connection with its blocks, and as live once it is published', async () => {
    const own = { ...connection, id: toGlobalId('connection', testId(0xc2)) };
    const id = await withBlock({ inputs, connectionId: own.id });
    const use = { bot: { id }, isLive: false, blocks: [{ id: 'row', kind: 'connector', groupTitle: 'g' }] };
    const unused = toGlobalId('connection', testId(0xc3));
    expect(await usesOf([own.id, unused], ana)).toEqual([[use], []]);
    world.connections.byBot.set(id, [own]);
    await world.tell(ana, publishMutation, { botId: id });
    const stop = runtimeWarms(world);
    await world.drain();
    stop();
    expect(await usesOf([own.id], ana)).toEqual([[{ ...use, isLive: true }]]);
  });

  test('is named only to those who see the bot', async () => {
    const shared = toGlobalId('connection', testId(0xc4));
    const [one] = [
      await withBlock({ inputs, connectionId: shared }),
      await withBlock({ inputs, connectionId: shared }),
    ];
    const manager = principals.botManager([tryFromGlobalId('bot', one) ?? ''], { organizationId: organizationA });
    expect(await usesOf([shared], manager)).toMatchObject([[{ bot: { id: one } }]]);
    expect((await usesOf([shared], ana))[0]).toHaveLength(2);
    expect(await usesOf([shared], bruno)).toEqual([[]]);
  });
});

describe('a draft whose answers come from a language model', () => {
  const model = { id: toGlobalId('connection', testId(0xc2)), connector: 'openai-compatible', state: 'CONNECTED' };
  const mutation = `mutation ($input: UpdateAnswerModelInput!) { updateAnswerModel(input: $input) {
    draft { revision answerModel { connection { id } model tokensPerAnswer tokensPerMonth deadlineSeconds }
      settings { idleMinutes } }
    userErrors { field code } } }`;
  const choose = async (botId: string, answerModel: object | null, revision = 1) => {
    const { updateAnswerModel } = await world.tell(ana, mutation, { input: { botId, revision, answerModel } });
    return updateAnswerModel;
  };

  test('keeps the choice with its usual limits, also when other settings change', async () => {
    const id = await newBot(world, ana);
    const chosen = await choose(id, { connectionId: model.id, model: ' large ' });
    const answerModel = {
      ...{ connection: { id: model.id }, model: 'large', tokensPerAnswer: 500 },
      ...{ tokensPerMonth: 1_000_000, deadlineSeconds: 15 },
    };
    expect(chosen).toMatchObject({ draft: { revision: 2, answerModel }, userErrors: [] });
    const input = { botId: id, revision: 2, locale: 'es', locales: ['es'], tone: 'TU', idleMinutes: 7, resumeHours: 9 };
    const query = `mutation ($input: UpdateBotSettingsInput!) { updateBotSettings(input: $input) {
      draft { answerModel { model } settings { idleMinutes } } } }`;
    const { updateBotSettings } = await world.tell(ana, query, { input });
    expect(updateBotSettings).toEqual({ draft: { answerModel: { model: 'large' }, settings: { idleMinutes: 7 } } });
    expect(await choose(id, null, 3)).toMatchObject({ draft: { answerModel: null, settings: { idleMinutes: 7 } } });
  });

  test('counts as a use of the connection, in the draft and then in the live version', async () => {
    const id = await newBot(world, ana);
    await choose(id, { connectionId: model.id });
    const query = `query ($references: [_Any!]!) { _entities(representations: $references) {
      ... on Connection { usedIn { bot { id } isLive writesAnswers blocks { id } } } } }`;
    const used = async () => {
      const references = [{ __typename: 'Connection', id: model.id }];
      const { _entities } = (await world.tell(ana, query, { references })) as unknown as {
        _entities: { usedIn: { bot: { id: string }; isLive: boolean }[] }[];
      };
      return _entities[0]?.usedIn.find(({ bot }) => bot.id === id);
    };
    expect(await used()).toEqual({ bot: { id }, isLive: false, writesAnswers: true, blocks: [] });
    world.connections.byBot.set(id, [model]);
    const stop = runtimeWarms(world);
    await world.tell(ana, publishMutation, { botId: id });
    await world.drain();
    stop();
    expect(await used()).toMatchObject({ isLive: true, writesAnswers: true });
  });

  test('is refused with the place of a limit that is out of range', async () => {
    const id = await newBot(world, ana);
    const refused = await choose(id, { connectionId: model.id, tokensPerAnswer: 5 });
    expect(refused).toMatchObject({ draft: null, userErrors: [{ code: 'INVALID_VALUE' }] });
  });

  test('is not published while the connection is missing, of another kind, of another bot or suspended', async () => {
    const id = await newBot(world, ana);
    await choose(id, { connectionId: model.id });
    const field = 'settings.answerModel.connectionId';
    expect(await problemsOf(id)).toEqual([`UNKNOWN_CONNECTION ${field}`]);
    world.connections.byBot.set(id, [{ ...model, connector: 'google-sheets' }]);
    expect(await problemsOf(id)).toEqual([`UNKNOWN_CONNECTION ${field}`]);
    world.connections.byBot.set(id, [{ ...model, state: 'SUSPENDED' }]);
    expect(await problemsOf(id)).toEqual([`CONNECTION_NOT_READY ${field}`]);
    const { publishBot } = await world.tell(ana, publishMutation, { botId: id });
    expect(publishBot).toMatchObject({ publication: null, userErrors: [{ code: 'HAS_PROBLEMS' }] });
    world.connections.byBot.set(id, [model]);
    const again = await world.tell(ana, publishMutation, { botId: id });
    expect(again['publishBot']).toMatchObject({ userErrors: [] });
  });
});
