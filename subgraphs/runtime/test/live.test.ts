import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, statementsOf } from '@tertulia/testkit';
import { echoDefinition, handingOffDefinition } from './definitions.js';
import {
  ana,
  bruno,
  counted,
  lengthen,
  organizationA,
  present,
  publishedBot,
  openWorld,
  send,
  start,
  subscribed,
  visitorOf,
  type Published,
  type World,
} from './world.js';

let world: World;
let echo: Published;
let desk: Published;

beforeAll(async () => {
  world = await openWorld();
  echo = await publishedBot(world, echoDefinition());
  desk = await publishedBot(world, handingOffDefinition());
});
afterAll(async () => world.close());

interface Live {
  liveConversations: {
    sequence: number;
    active: number;
    waiting: number;
    withHuman: number;
    present: number;
    longestWaitSeconds: number | null;
    bots: { botId: string; active: number }[];
  };
}

const live = `subscription ($botId: ID) { liveConversations(botId: $botId) {
  sequence active waiting withHuman present longestWaitSeconds bots { botId active } } }`;

describe('live counts', () => {
  test('are emitted at once, then absolutely with each change and a growing sequence, up and down', async () => {
    const stream = await subscribed(world, ana, live);
    const { liveConversations: first } = await stream.next<Live>();
    expect(first).toMatchObject({ active: 0, waiting: 0, bots: [] });
    const { visitor } = await counted(world, echo);
    const { liveConversations: second } = await stream.next<Live>();
    expect(second).toMatchObject({ active: 1, bots: [{ botId: echo.globalId, active: 1 }] });
    expect(second.sequence).toBeGreaterThan(first.sequence);
    world.clock.advance(1_000);
    await world.tell(visitor, 'mutation { endConversation { state } }');
    const { liveConversations: third } = await stream.next<Live>();
    expect(third).toMatchObject({ active: 0, bots: [] });
    expect(third.sequence).toBeGreaterThan(second.sequence);
    await stream.end();
  });

  test('count waiting and attended visitors and the longest wait', async () => {
    const { id } = await counted(world, desk);
    world.clock.advance(40_000);
    const stream = await subscribed(world, ana, live, { botId: desk.globalId });
    expect((await stream.next<Live>()).liveConversations).toMatchObject({
      active: 1,
      waiting: 1,
      longestWaitSeconds: 40,
    });
    await world.tell(
      ana,
      'mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }',
      { id },
    );
    expect((await stream.next<Live>()).liveConversations).toMatchObject({
      waiting: 0,
      withHuman: 1,
      longestWaitSeconds: null,
    });
    await stream.end();
  });

  test('of one bot do not change while another bot changes', async () => {
    const bot = await publishedBot(world, echoDefinition());
    const stream = await subscribed(world, ana, live, { botId: bot.globalId });
    expect((await stream.next<Live>()).liveConversations).toMatchObject({ active: 0 });
    const next = stream.next<Live>();
    await counted(world, echo);
    world.clock.advance(1_000);
    await counted(world, bot);
    world.clock.advance(1_000);
    expect((await next).liveConversations).toMatchObject({ active: 1, bots: [{ botId: bot.globalId }] });
    await stream.end();
  });

  test('show open chats for a minute after their last heartbeat', async () => {
    const bot = await publishedBot(world, echoDefinition());
    const visitor = visitorOf(bot, await start(world, bot));
    await world.tell(visitor, 'mutation { reportPresence(isTyping: true) }');
    const lively = async () => {
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Bot { live { active present } } } }`;
      const r = [{ __typename: 'Bot', id: bot.globalId }];
      return (await world.tell<{ _entities: { live: object }[] }>(ana, query, { r }))._entities[0]?.live;
    };
    expect(await lively()).toEqual({ active: 0, present: 1 });
    world.clock.advance(61_000);
    expect(await lively()).toEqual({ active: 0, present: 0 });
  });

  test('exclude idle conversations before the job ends them', async () => {
    const bot = await publishedBot(world, echoDefinition());
    await counted(world, bot);
    world.clock.advance(30 * 60_000);
    const stream = await subscribed(world, ana, live, { botId: bot.globalId });
    expect((await stream.next<Live>()).liveConversations.active).toBe(0);
    await stream.end();
  });

  test('are for members, keys and viewers of the organization only', async () => {
    await counted(world, echo);
    const viewer = await subscribed(world, principals.viewer({ organizationId: organizationA }), live);
    expect((await viewer.next<Live>()).liveConversations.active).toBeGreaterThan(0);
    await viewer.end();
    const key = principals.apiKey(['conversations:read'], { organizationId: organizationA });
    const partner = await subscribed(world, key, live);
    expect((await partner.next<Live>()).liveConversations.active).toBeGreaterThan(0);
    await partner.end();
    const other = await subscribed(world, bruno, live);
    expect((await other.next<Live>()).liveConversations).toMatchObject({ active: 0, bots: [] });
    await other.end();
    const stranger = await world.subgraph.subscribe({
      query: live,
      principal: principals.anonymous(),
      requestId: 'test',
    });
    expect(Symbol.asyncIterator in stranger).toBe(false);
  });

  test('show a visitor’s typing to members and not to the visitor', async () => {
    const { visitor, id } = await counted(world, echo);
    const events = 'subscription ($id: ID) { conversationEvents(conversationId: $id) { kind sequence } }';
    const member = await subscribed(world, ana, events, { id });
    const self = await subscribed(world, visitor, events);
    for (const one of [member, self]) {
      await one.next();
      await one.next();
    }
    await world.tell(visitor, 'mutation { reportPresence(isTyping: true) }');
    expect(await member.next()).toMatchObject({ conversationEvents: { kind: 'TYPING', sequence: 3 } });
    await send(world, visitor, { text: 'hola' });
    expect(await self.next()).toMatchObject({ conversationEvents: { kind: 'MESSAGE' } });
    await member.end();
    await self.end();
  });
});

describe('the list of conversations', () => {
  const list = `query ($r: [_Any!]!, $first: Int, $after: String, $last: Int, $before: String, $filter: ConversationFilter) {
    _entities(representations: $r) { ... on Organization {
      conversations(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
        totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
        nodes { id unreadCount lastMessage { text } takeover { member { id } } goals { name } variables { name value }
          contact { name } awaiting { kind } messages(first: 2) { totalCount nodes { text } pageInfo { hasNextPage } } } } } } }`;
  const r = [{ __typename: 'Organization', id: toGlobalId('organization', organizationA) }];
  interface Page {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string; startCursor: string };
    nodes: { id: string; lastMessage: { text: string }; messages: { totalCount: number; nodes: object[] } }[];
  }
  const page = async (variables: Record<string, unknown>) => {
    const data = await world.tell<{ _entities: { conversations: Page }[] }>(ana, list, { r, ...variables });
    return present(data._entities[0]).conversations;
  };

  test('is paged by cursors, forwards and backwards, latest activity first', async () => {
    const bot = await publishedBot(world, echoDefinition());
    const filter = { botId: bot.globalId };
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      world.clock.advance(1_000);
      ids.unshift((await counted(world, bot)).id);
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const part = await page({ first: 3, after, filter });
      seen.push(...part.nodes.map((node) => node.id));
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : undefined;
      expect(part.totalCount).toBe(7);
    } while (after !== undefined);
    expect(seen).toEqual(ids);
    const tail = await page({ last: 2, filter });
    expect(tail.nodes.map((node) => node.id)).toEqual(ids.slice(-2));
    const before = await page({ last: 2, before: tail.pageInfo.startCursor, filter });
    expect(before.nodes.map((node) => node.id)).toEqual(ids.slice(-4, -2));
  });

  test('takes no more statements for twenty conversations than for two', async () => {
    const bot = await publishedBot(world, echoDefinition());
    for (let n = 0; n < 20; n += 1) await counted(world, bot);
    const countFor = async (first: number) => {
      const statements = await statementsOf(world, async () => {
        expect((await page({ first, filter: { botId: bot.globalId } })).nodes).toHaveLength(first);
      });
      return statements.length;
    };
    const few = await countFor(2);
    expect(few).toBeGreaterThan(3);
    expect(await countFor(19)).toBe(few);
    // A whole list is not counted again.
    expect(await countFor(20)).toBe(few - 1);
  });

  test('can be filtered by state, time, text and takeover', async () => {
    const bot = await publishedBot(world, echoDefinition());
    const filter = { botId: bot.globalId };
    const plain = await counted(world, bot, 'Quiero un corte al 100% de rizos');
    world.clock.advance(60_000);
    const mine = await counted(world, bot, 'Otra cosa');
    await world.tell(
      ana,
      'mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }',
      { id: mine.id },
    );
    const ids = async (more: object) => (await page({ filter: { ...filter, ...more } })).nodes.map((node) => node.id);
    expect(await ids({ search: '100% DE rizos' })).toEqual([plain.id]);
    expect(await ids({ search: '%' })).toEqual([plain.id]);
    expect(await ids({ search: '_' })).toEqual([]);
    expect(await ids({ isMine: true })).toEqual([mine.id]);
    expect(await ids({ states: ['HUMAN'] })).toEqual([mine.id]);
    expect(await ids({ states: [] })).toEqual([]);
    const now = world.clock.now().toISOString();
    expect(await ids({ startedFrom: now })).toEqual([mine.id]);
    expect(await ids({ startedTo: now })).toEqual([plain.id]);
    expect(await ids({ botId: 'bot_nonsense' })).toEqual([]);
  });

  test.each([
    ['a page of a thousand', { first: 1_000 }],
    ['both ends at once', { first: 1, last: 1 }],
    ['a cursor of nobody', { after: 'nonsense' }],
  ])('refuses %s', async (_what, variables) => {
    const { errors } = await world.ask(ana, list, { r, ...variables });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('following a conversation', () => {
  test('sends every message after a sequence once and in order, then the state, however many there are', async () => {
    const { id, visitor } = await counted(world, echo);
    await lengthen(world, present(id), 1_200);
    const events =
      'subscription ($after: Int) { conversationEvents(after: $after) { kind sequence message { sequence } } }';
    type News = { conversationEvents: { kind: string; sequence: number; message: { sequence: number } | null } };
    const stream = await subscribed(world, visitor, events, { after: 3 });
    const heard: News['conversationEvents'][] = [];
    while (heard.at(-1)?.kind !== 'AWAITING') heard.push((await stream.next<News>()).conversationEvents);
    await send(world, visitor, { text: 'hola', after: 1_200 });
    heard.push((await stream.next<News>()).conversationEvents);
    await stream.end();
    const sequences = heard.flatMap(({ message }) => message?.sequence ?? []);
    expect(sequences).toEqual(Array.from({ length: 1_198 }, (_, index) => index + 4));
    expect(heard.map(({ kind }) => kind).filter((kind) => kind !== 'MESSAGE')).toEqual(['STATE', 'AWAITING']);
  });
});
