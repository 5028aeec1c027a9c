import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { Recording } from '@tertulia/pinned-conversations';
import { asPlatform } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import { ana, bruno, newBot, openWorld, organizationA, runtimeWarms, type World } from './world.js';

let world: World;
let botId: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});
beforeEach(async () => {
  botId = await newBot(world, ana);
});
afterEach(async () => {
  // The plan allows ten bots.
  await world.tell(ana, 'mutation ($input: DeleteBotInput!) { deleteBot(input: $input) { botId } }', {
    input: { botId },
  });
});

const recording = (...texts: string[]): Recording => ({
  ...{ schemaVersion: 1, locale: 'es', startedAt: '2026-03-04T19:30:00Z', fromBlockId: null },
  ...{ variables: {}, splitSeed: null, results: [] },
  inputs: texts.map((text) => ({ kind: 'text', text })),
});

const keepMutation = `mutation ($input: KeepPinnedConversationInput!) { keepPinnedConversation(input: $input) {
  pinnedConversation { id title note watches inputs turns { said lines { kind text blockId } } author { id } conversation { id } } userErrors { code field } } }`;
const listQuery = `query ($id: ID!) { bot(id: $id) { pinnedConversations { id title note inputs conversation { id } turns { lines { text } } } } }`;
const replayMutation = `mutation ($input: ReplayPinnedConversationsInput!) { replayPinnedConversations(input: $input) {
  replays { status reason pinnedConversation { id } differences { message blockId isWatched } } userErrors { code } } }`;
const updateMutation = `mutation ($input: UpdatePinnedConversationInput!) { updatePinnedConversation(input: $input) {
  pinnedConversation { title note watches turns { lines { text } } } userErrors { code field } } }`;
const publishMutation = `mutation ($input: PublishBotInput!) { publishBot(input: $input) {
  publication { id } userErrors { code message } changedConversations { status pinnedConversation { title } differences { message } } } }`;

interface Pinned {
  id: string;
  title: string;
  note: string;
  inputs: string[];
  conversation: { id: string } | null;
  turns: { lines: { text: string }[] }[];
}

const told = async <T>(name: string, query: string, input: object, by: Principal = ana): Promise<T> => {
  const data: Record<string, T> = await world.tell(by, query, { input });
  return present(data[name]);
};

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing there');
  return value;
}

async function keep(over: object = {}): Promise<Pinned> {
  const input = { botId, title: 'Saludo', recording: recording('hola'), ...over };
  const { pinnedConversation } = await told<{ pinnedConversation: Pinned | null }>(
    'keepPinnedConversation',
    keepMutation,
    input,
  );
  if (pinnedConversation === null) throw new Error('not kept');
  return pinnedConversation;
}

const pins = async (id = botId, by: Principal = ana): Promise<Pinned[]> =>
  ((await world.tell(by, listQuery, { id }))['bot'] as unknown as { pinnedConversations: Pinned[] })
    .pinnedConversations;

/** Changes the first text of the draft's flow. */
async function reword(text: string): Promise<void> {
  const query = 'query ($id: ID!) { bot(id: $id) { draft { revision definition } } }';
  const { bot } = (await world.tell(ana, query, { id: botId })) as unknown as {
    bot: { draft: { revision: number; definition: BotDefinition } };
  };
  const document = structuredClone(bot.draft.definition.flows[0]);
  for (const group of document?.groups ?? [])
    for (const block of group.blocks) if (block.kind === 'text') block.options.variations = [{ es: text }];
  const save =
    'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { draft { revision } userErrors { code } } }';
  expect(await told('saveFlow', save, { botId, revision: bot.draft.revision, document })).toMatchObject({
    userErrors: [],
  });
}

async function publish(over: object = {}) {
  const published = await told('publishBot', publishMutation, { botId, ...over });
  const stop = runtimeWarms(world);
  await world.drain();
  stop();
  return published;
}

describe('pinned conversations', () => {
  test('are kept with how they go on the draft, and listed with their author', async () => {
    const kept = await keep({ note: 'para no olvidarlo' });
    expect(kept).toMatchObject({
      title: 'Saludo',
      note: 'para no olvidarlo',
      inputs: ['hola'],
      author: { id: toGlobalId('user', ana.kind === 'USER' ? ana.userId : '') },
    });
    expect(kept.turns[0]?.lines.length).toBeGreaterThan(0);
    expect((await pins()).map(({ id }) => id)).toEqual([kept.id]);
  });

  test.each<[string, object, object]>([
    ['no title', { title: ' ' }, { code: 'REQUIRED', field: ['input', 'title'] }],
    ['a long title', { title: 'x'.repeat(121) }, { code: 'TOO_LONG', field: ['input', 'title'] }],
    ['a long note', { note: 'x'.repeat(501) }, { code: 'TOO_LONG', field: ['input', 'note'] }],
    ['nothing to watch', { watches: [] }, { code: 'REQUIRED', field: ['input', 'watches'] }],
    ['no recording', { recording: { inputs: 'x' } }, { code: 'INVALID_VALUE', field: ['input', 'recording'] }],
  ])('are refused with %s', async (_title, over, error) => {
    const input = { botId, title: 'Saludo', recording: recording('hola'), ...over };
    expect(await told('keepPinnedConversation', keepMutation, input)).toEqual({
      pinnedConversation: null,
      userErrors: [error],
    });
  });

  test('say what the draft would change, in the language of the caller', async () => {
    const { id } = await keep();
    expect(await told('replayPinnedConversations', replayMutation, { botId })).toEqual({
      userErrors: [],
      replays: [{ status: 'SAME', reason: null, pinnedConversation: { id }, differences: [] }],
    });
    await reword('Buenas tardes.');
    const { replays } = await told<{ replays: { status: string; differences: { message: string }[] }[] }>(
      'replayPinnedConversations',
      replayMutation,
      { botId },
    );
    expect(replays[0]).toMatchObject({
      status: 'CHANGED',
      differences: expect.arrayContaining([
        expect.objectContaining({ message: expect.stringContaining('ahora dice «Buenas tardes.»'), isWatched: true }),
      ]),
    });
    const none = await told('replayPinnedConversations', replayMutation, {
      botId,
      pinnedConversationIds: [toGlobalId('pinnedConversation', organizationA)],
    });
    expect(none).toEqual({ userErrors: [], replays: [] });
  });

  test('can be accepted as they go now, renamed, and removed', async () => {
    const { id } = await keep();
    await reword('Buenas tardes.');
    const changed = await told('updatePinnedConversation', updateMutation, {
      pinnedConversationId: id,
      title: 'Otro',
      watches: ['GOALS'],
      acceptsDraft: true,
    });
    expect(changed).toMatchObject({ userErrors: [], pinnedConversation: { title: 'Otro', watches: ['GOALS'] } });
    expect(await told('replayPinnedConversations', replayMutation, { botId })).toMatchObject({
      replays: [{ status: 'SAME', differences: [] }],
    });
    const unpin =
      'mutation ($input: UnpinConversationInput!) { unpinConversation(input: $input) { pinnedConversationId userErrors { code } } }';
    expect(await told('unpinConversation', unpin, { pinnedConversationId: id })).toEqual({
      pinnedConversationId: id,
      userErrors: [],
    });
    expect(await told('unpinConversation', unpin, { pinnedConversationId: id })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect(await pins()).toEqual([]);
  });

  test('are at most five hundred a bot', async () => {
    const definition = (
      (await world.tell(ana, 'query ($id: ID!) { bot(id: $id) { draft { definition } } }', { id: botId }))[
        'bot'
      ] as unknown as { draft: { definition: unknown } }
    ).draft.definition;
    const pinnedConversations = Array.from({ length: 500 }, (_, at) => ({
      title: `n.º ${at}`,
      note: '',
      recording: recording('hola'),
    }));
    const create =
      'mutation ($input: CreateBotInput!) { createBot(input: $input) { bot { id } userErrors { code field } } }';
    const made = await told<{ bot: { id: string } }>('createBot', create, {
      name: 'Lleno',
      locale: 'es',
      definition,
      pinnedConversations,
    });
    expect(await pins(made.bot.id)).toHaveLength(500);
    const more = await told('keepPinnedConversation', keepMutation, {
      botId: made.bot.id,
      title: 'x',
      recording: recording(),
    });
    expect(more).toMatchObject({ userErrors: [{ code: 'TOO_MANY_PINNED_CONVERSATIONS' }] });
    const odd = await told('createBot', create, {
      name: 'Raro',
      locale: 'es',
      definition,
      pinnedConversations: [{ title: 'x', recording: 1 }],
    });
    expect(odd).toMatchObject({
      bot: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'pinnedConversations', '0', 'recording'] }],
    });
  });

  test('go along with a copy of the bot', async () => {
    await keep();
    const copy = 'mutation ($input: DuplicateBotInput!) { duplicateBot(input: $input) { bot { id } } }';
    const { bot } = await told<{ bot: { id: string } }>('duplicateBot', copy, { botId });
    expect((await pins(bot.id)).map(({ title }) => title)).toEqual(['Saludo']);
  });
});

describe('publishing', () => {
  test('stops when a pinned conversation would change, and goes on with a note that is kept with the version', async () => {
    await keep();
    expect(await publish()).toMatchObject({ userErrors: [], changedConversations: [] });
    await reword('Buenas tardes.');
    const stopped = await publish();
    expect(stopped).toMatchObject({
      publication: null,
      userErrors: [{ code: 'PINNED_CONVERSATIONS_CHANGED', message: expect.stringContaining('1 ') }],
      changedConversations: [{ status: 'CHANGED', pinnedConversation: { title: 'Saludo' } }],
    });
    expect(await publish({ changedConversationsNote: 'Así saludamos ahora.' })).toMatchObject({ userErrors: [] });
    // What is live is not stopped once more, although the pin still differs.
    expect(await publish()).toMatchObject({ userErrors: [{ code: 'NOTHING_TO_PUBLISH' }], changedConversations: [] });
    const versions = await world.tell(
      ana,
      'query ($id: ID!) { bot(id: $id) { versions { nodes { number changedPins changedPinsNote author { id } } } } }',
      { id: botId },
    );
    expect(versions['bot']).toMatchObject({
      versions: {
        nodes: [
          { number: 2, changedPins: 1, changedPinsNote: 'Así saludamos ahora.', author: { id: expect.any(String) } },
          { number: 1, changedPins: 0, changedPinsNote: '' },
        ],
      },
    });
  });

  test('is not stopped by a change of the layout, by what a pin does not watch, nor once the change was accepted', async () => {
    const { id } = await keep({ watches: ['GOALS'] });
    await publish();
    await reword('Buenas tardes.');
    expect(await publish()).toMatchObject({ userErrors: [] });
    await told('updatePinnedConversation', updateMutation, { pinnedConversationId: id, watches: ['TEXTS'] });
    await reword('Buenas noches.');
    expect(await publish()).toMatchObject({ userErrors: [{ code: 'PINNED_CONVERSATIONS_CHANGED' }] });
    await told('updatePinnedConversation', updateMutation, { pinnedConversationId: id, acceptsDraft: true });
    expect(await publish()).toMatchObject({ userErrors: [], changedConversations: [] });
  });
});

describe('what pins would notice', () => {
  const coverage = `query ($id: ID!) { bot(id: $id) { pinCoverage { mutants noticed blocks isPartial unwatched { blockId groupId isVisited unnoticed } } } }`;
  interface Coverage {
    pinCoverage: { mutants: number; noticed: number; unwatched: { blockId: string }[] };
  }

  test('is measured, and a conversation that reaches an unwatched block can be pinned', async () => {
    const before = (await world.tell(ana, coverage, { id: botId }))['bot'] as unknown as Coverage;
    expect(before.pinCoverage.noticed).toBe(0);
    const path =
      'query ($id: ID!, $blockId: String!) { bot(id: $id) { conversationTo(blockId: $blockId) { recording turns { said } } } }';
    const blockId = before.pinCoverage.unwatched.at(-1)?.blockId;
    const { bot } = (await world.tell(ana, path, { id: botId, blockId })) as unknown as {
      bot: { conversationTo: { recording: unknown } | null };
    };
    expect(bot.conversationTo).not.toBeNull();
    await keep({ recording: bot.conversationTo?.recording });
    const after = (await world.tell(ana, coverage, { id: botId }))['bot'] as unknown as Coverage;
    expect(after.pinCoverage.noticed).toBeGreaterThan(0);
    const nobody = await world.tell(ana, path, { id: botId, blockId: 'nadie' });
    expect(nobody['bot']).toEqual({ conversationTo: null });
  });
});

describe('after an erasure', () => {
  test('a pin of the conversation has no link and none of the words that its visitor typed, and is held all the same', async () => {
    const conversationId = toGlobalId('conversation', '00000000-0000-7000-8000-0000000000c1');
    const kept = await keep({ conversationId, recording: recording('mi gato Misifú está enfermo') });
    expect(kept.conversation).toEqual({ id: conversationId });
    const about = {
      conversationId: fromGlobalId('conversation', conversationId),
      botId: fromGlobalId('bot', botId),
      versionId: null,
    };
    const payload = { ...about, channel: 'WEB', startedAt: world.clock.now().toISOString() };
    await world.emit('runtime.visitor-erased.v1', organizationA, payload as never);
    const [pin] = await pins();
    expect(pin?.conversation).toBeNull();
    expect(JSON.stringify(pin)).not.toMatch(/Misif|gato/);
    expect(pin?.inputs).toEqual(['xx xxxx xxxxxx xxxx xxxxxxx']);
    expect(await told('replayPinnedConversations', replayMutation, { botId })).toMatchObject({
      replays: [{ status: 'SAME' }],
    });
    const rows = await asPlatform('a look behind the walls', async () =>
      world.database.read(async (em) =>
        em.execute<object[]>('select * from pinned_conversation where bot_id = ?', [about.botId]),
      ),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/Misif|gato/);
  });
});

describe('who may', () => {
  test('another organization finds nothing, in every operation', async () => {
    const { id } = await keep();
    expect((await world.tell(bruno, listQuery, { id: botId }))['bot']).toBeNull();
    for (const [name, query, input] of [
      ['keepPinnedConversation', keepMutation, { botId, title: 'x', recording: recording() }],
      ['updatePinnedConversation', updateMutation, { pinnedConversationId: id, title: 'x' }],
      ['replayPinnedConversations', replayMutation, { botId }],
    ] as const)
      expect(await told(name, query, input, bruno)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect((await pins())[0]?.title).toBe('Saludo');
  });

  test('a viewer changes nothing', async () => {
    const viewer = principals.admin({ organizationId: organizationA, role: 'VIEWER' });
    const { errors } = await world.ask(viewer, keepMutation, { input: { botId, title: 'x', recording: recording() } });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
