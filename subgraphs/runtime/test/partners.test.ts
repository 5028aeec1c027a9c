import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planEntitlements } from '@tertulia/plan-limits';
import type { Principal } from '@tertulia/principal';
import { principals, testId } from '@tertulia/testkit';
import { echoDefinition, salonDefinition } from './definitions.js';
import {
  ana,
  bruno,
  counted,
  organizationA,
  publishedBot,
  openWorld,
  said,
  send,
  subscribed,
  visitorFields,
  visitorOf,
  type Published,
  type VisitorView,
  type World,
} from './world.js';

let world: World;
let echo: Published;

beforeAll(async () => {
  world = await openWorld();
  echo = await publishedBot(world, echoDefinition());
});
afterAll(async () => world.close());

const scopes = ['bots:read', 'bots:write', 'conversations:read', 'conversations:write', 'metrics:read'] as const;
const crm = principals.apiKey([...scopes], { organizationId: organizationA });
const tester = principals.apiKey([...scopes], { organizationId: organizationA, mode: 'TEST', keyId: testId(0x1e) });
const reader = principals.apiKey(['conversations:read'], { organizationId: organizationA, keyId: testId(0x2e) });

type Payload = Record<string, { userErrors: { code: string }[] } & Record<string, unknown>>;

async function act(principal: Principal, mutation: string, id: string, more: object = {}): Promise<Payload[string]> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    conversation { state takeover { name member { id } } } userErrors { code } } }`;
  const data = await world.tell<Payload>(principal, query, { input: { conversationId: id, ...more } });
  return data[mutation] ?? { userErrors: [{ code: 'nothing' }] };
}

const codeOf = async (principal: Principal, query: string, variables: object = {}): Promise<unknown> =>
  (await world.ask(principal, query, { ...variables })).errors?.[0]?.extensions['code'];

describe('a key with the scope to write', () => {
  test('takes over, replies under its name, reads, returns and resolves', async () => {
    const { id, visitor } = await counted(world, echo);
    expect(await act(crm, 'takeOverConversation', id)).toMatchObject({
      conversation: { state: 'HUMAN', takeover: { name: 'CRM', member: null } },
      userErrors: [],
    });
    const sent = await act(crm, 'sendMemberMessage', id, { clientMessageId: 'one', text: 'Soy el CRM' });
    expect(sent.userErrors).toEqual([]);
    expect(
      (await act(crm, 'sendMemberMessage', id, { clientMessageId: 'one', text: 'Soy el CRM' })).userErrors,
    ).toEqual([]);
    const view = await send(world, visitor, { text: '¿quién?', after: 3 });
    expect(view).toMatchObject({ takenOverBy: 'CRM', state: 'HUMAN' });
    expect(view.messages.map((message) => message.text)).toEqual(['Te atiende CRM', 'Soy el CRM', '¿quién?']);
    const query = `query ($id: ID!) { conversation(id: $id) { unreadCount messages { nodes { author senderName member { id } } } } }`;
    expect(await world.tell(ana, query, { id })).toMatchObject({
      conversation: {
        messages: { nodes: expect.arrayContaining([{ author: 'MEMBER', senderName: 'CRM', member: null }]) },
      },
    });
    expect((await act(crm, 'markConversationRead', id, { sequence: 99 })).userErrors).toEqual([]);
    expect(await world.tell(crm, query, { id })).toMatchObject({ conversation: { unreadCount: 0 } });
    expect((await act(ana, 'sendMemberMessage', id, { clientMessageId: 'x', text: 'no' })).userErrors).toMatchObject([
      { code: 'NOT_YOUR_TAKEOVER' },
    ]);
    expect((await act(crm, 'giveBackConversation', id)).userErrors).toEqual([]);
    expect((await act(crm, 'resolveConversation', id)).userErrors).toEqual([]);
  });

  test("shows a person’s name with the person's messages", async () => {
    const { id } = await counted(world, echo);
    await act(ana, 'takeOverConversation', id);
    await act(ana, 'sendMemberMessage', id, { clientMessageId: 'one', text: 'hola' });
    const query = `query ($id: ID!) { conversation(id: $id) { messages(after: 4) { nodes { senderName member { id } } } } }`;
    expect(await world.tell(crm, query, { id })).toMatchObject({
      conversation: { messages: { nodes: [{ senderName: 'Ana', member: { id: expect.stringMatching(/^usr_/) } }] } },
    });
  });

  test('without the scope changes nothing', async () => {
    const { id } = await counted(world, echo);
    for (const mutation of ['takeOverConversation', 'giveBackConversation', 'resolveConversation']) {
      const query = `mutation ($id: ID!) { ${mutation}(input: { conversationId: $id }) { userErrors { code } } }`;
      expect(await codeOf(reader, query, { id })).toBe('FORBIDDEN');
    }
    const read = `mutation ($id: ID!) { markConversationRead(input: { conversationId: $id, sequence: 1 }) { userErrors { code } } }`;
    expect(await codeOf(reader, read, { id })).toBe('FORBIDDEN');
  });
});

describe('a transcript', () => {
  const page = '{ nodes { sequence } totalCount pageInfo { hasPreviousPage hasNextPage startCursor endCursor } }';
  const read = (id: string, args: string) =>
    world.tell(ana, `query ($id: ID!) { conversation(id: $id) { messages(${args}) ${page} } }`, { id });

  test('is read from its end with `last`, oldest first, and shows whether earlier messages exist', async () => {
    const { id, visitor } = await counted(world, echo);
    for (const text of ['uno', 'dos', 'tres']) await send(world, visitor, { text, after: 0 });
    const whole = await world.tell<{ conversation: { messages: { nodes: { sequence: number }[] } } }>(
      ana,
      `query ($id: ID!) { conversation(id: $id) { messages ${page} } }`,
      { id },
    );
    const { nodes } = whole.conversation.messages;
    const count = nodes.length;
    expect(count).toBeGreaterThan(4);
    expect(await read(id, 'last: 2')).toMatchObject({
      conversation: {
        messages: {
          nodes: nodes.slice(-2),
          totalCount: count,
          pageInfo: {
            hasPreviousPage: true,
            hasNextPage: false,
            startCursor: String(count - 1),
            endCursor: String(count),
          },
        },
      },
    });
    expect(await read(id, `last: ${count}`)).toMatchObject({
      conversation: { messages: { nodes, pageInfo: { hasPreviousPage: false, hasNextPage: false } } },
    });
    expect(await read(id, `last: 9, after: ${count - 1}`)).toMatchObject({
      conversation: { messages: { nodes: nodes.slice(-1), pageInfo: { hasPreviousPage: true } } },
    });
  });

  test('refuses `first` together with `last`, and sizes out of range', async () => {
    const { id } = await counted(world, echo);
    for (const args of ['first: 1, last: 1', 'last: 0', 'last: 501', 'first: 501']) {
      const query = `query ($id: ID!) { conversation(id: $id) { messages(${args}) { nodes { id } } } }`;
      expect(await codeOf(ana, query, { id })).toBe('BAD_USER_INPUT');
    }
  });
});

async function startedBy(principal: Principal, bot: Published): Promise<VisitorView> {
  const query = `mutation ($input: StartConversationInput!) { startConversation(input: $input) { ${visitorFields} } }`;
  const input = { publicId: bot.publicId, channel: 'API' };
  return (await world.tell<{ startConversation: VisitorView }>(principal, query, { input })).startConversation;
}

const list = `query ($r: [_Any!]!, $filter: ConversationFilter) { _entities(representations: $r) {
  ... on Organization { conversations(filter: $filter) { nodes { id isTest } } contacts { nodes { name } } } } }`;

async function listed(principal: Principal, filter: object | null = null) {
  const r = [{ __typename: 'Organization', id: `org_${organizationA.replaceAll('-', '')}` }];
  type Listed = {
    conversations: { nodes: { id: string; isTest: boolean }[] };
    contacts: { nodes: { name: string }[] };
  };
  const [found] = (await world.tell<{ _entities: Listed[] }>(principal, list, { r, filter }))._entities;
  return found ?? { conversations: { nodes: [] }, contacts: { nodes: [] } };
}

describe('a test key', () => {
  test('starts test conversations: they are not counted or published, and members see them on request', async () => {
    const bot = await publishedBot(world, salonDefinition());
    const live = await counted(world, bot, 'Viva');
    const view = await startedBy(tester, bot);
    const visitor = visitorOf(bot, view);
    expect(said(await send(world, visitor, { text: 'Prueba', after: 3 }))).toEqual(['Gracias Prueba. ¿Tu correo?']);
    await world.drain();
    expect(JSON.stringify(world.events)).not.toContain(visitor.conversationId);
    const mine = await listed(tester);
    expect(mine.conversations.nodes.every(({ isTest }) => isTest)).toBe(true);
    expect(mine.conversations.nodes.map(({ id }) => id)).toContain(view.conversationId);
    expect(mine.contacts.nodes).toEqual([{ name: 'Prueba' }]);
    const theirs = await listed(ana);
    expect(theirs.conversations.nodes.map(({ id }) => id)).toContain(live.id);
    expect(theirs.conversations.nodes.some(({ isTest }) => isTest)).toBe(false);
    expect(theirs.contacts.nodes).not.toContainEqual({ name: 'Prueba' });
    const tests = await listed(ana, { isTest: true });
    expect(tests.conversations.nodes.map(({ id }) => id)).toContain(view.conversationId);
    const counts = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Bot { live { active } } } }`;
    const r = [{ __typename: 'Bot', id: bot.globalId }];
    expect(await world.tell(ana, counts, { r })).toEqual({ _entities: [{ live: { active: 1 } }] });
  });

  test('is not counted against a hard limit of the plan', async () => {
    const organizationId = testId(0x3c);
    const bot = await publishedBot(world, echoDefinition(), { organizationId });
    const period = { start: world.clock.now(), end: new Date(world.clock.now().getTime() + 1e9) };
    const entitlements = { ...planEntitlements('STARTER', period, 'HARD'), conversationsPerMonth: 0 };
    await world.emit('billing.entitlements-changed.v1', organizationId, { entitlements });
    const view = await startedBy({ ...tester, organizationId }, bot);
    expect((await send(world, visitorOf(bot, view), { text: 'hola' })).userErrors).toEqual([]);
  });

  test('neither sees nor replies in a conversation with a customer, and replies in its own', async () => {
    const live = await counted(world, echo);
    const query = 'query ($id: ID!) { conversation(id: $id) { id } }';
    expect(await world.tell(tester, query, { id: live.id })).toEqual({ conversation: null });
    expect(await act(tester, 'takeOverConversation', live.id)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await act(tester, 'resolveConversation', live.id)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    const view = await startedBy(tester, echo);
    await send(world, visitorOf(echo, view), { text: 'hola' });
    expect((await act(tester, 'takeOverConversation', view.conversationId)).userErrors).toEqual([]);
    const resumed = await world.tell<{ startConversation: VisitorView }>(
      tester,
      `mutation ($input: StartConversationInput!) { startConversation(input: $input) { ${visitorFields} } }`,
      { input: { publicId: echo.publicId, resumeToken: live.token } },
    );
    expect(resumed.startConversation.conversationId).not.toBe(live.id);
  });

  test('follows test conversations only, as members follow the others only', async () => {
    const changed = 'subscription { conversationChanged { id isTest } }';
    const forTests = await subscribed(world, tester, changed);
    const forMembers = await subscribed(world, ana, changed);
    const view = await startedBy(tester, echo);
    await send(world, visitorOf(echo, view), { text: 'prueba' });
    const live = await counted(world, echo);
    expect(await forTests.next()).toEqual({ conversationChanged: { id: view.conversationId, isTest: true } });
    expect(await forMembers.next()).toEqual({ conversationChanged: { id: live.id, isTest: false } });
    await forTests.end();
    await forMembers.end();
  });
});

describe('a subscription of a bot', () => {
  test.each(['conversationChanged { id }', 'liveConversations { active }'])(
    '%s finds only bots of the caller',
    async (field) => {
      const [name, rest] = [field.slice(0, field.indexOf(' ')), field.slice(field.indexOf(' '))];
      const query = `subscription ($botId: ID) { ${name}(botId: $botId)${rest} }`;
      const codeFor = async (principal: Principal, botId: string): Promise<unknown> => {
        const stream = await world.subgraph.subscribe({ query, variables: { botId }, principal, requestId: 'test' });
        if (Symbol.asyncIterator in stream) {
          await stream.return();
          return 'OPEN';
        }
        return stream.errors?.[0]?.extensions['code'];
      };
      const gone = await publishedBot(world, echoDefinition());
      await world.emit('bots.bot-deleted.v1', organizationA, { botId: gone.botId });
      expect(await codeFor(ana, echo.globalId)).toBe('OPEN');
      expect(await codeFor(bruno, echo.globalId)).toBe('NOT_FOUND');
      expect(await codeFor(ana, gone.globalId)).toBe('NOT_FOUND');
      expect(await codeFor(ana, `bot_${'0'.repeat(32)}`)).toBe('NOT_FOUND');
      expect(await codeFor(ana, 'not an id')).toBe('NOT_FOUND');
      expect(
        await codeFor(principals.botManager([testId(0x77)], { organizationId: organizationA }), echo.globalId),
      ).toBe('NOT_FOUND');
      expect(await codeFor(principals.anonymous(), 'not an id')).toBe('UNAUTHENTICATED');
      const fresh = world.ids.next();
      world.drafts.set(fresh, echoDefinition());
      expect(await codeFor(ana, `bot_${fresh.replaceAll('-', '')}`)).toBe('OPEN');
    },
  );
});
