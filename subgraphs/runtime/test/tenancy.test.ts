import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inTenant, withoutTenancy } from '@tertulia/persistence';
import { sdlOf } from '@tertulia/service';
import { toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, principals, testId } from '@tertulia/testkit';
import { assertSubgraphContract } from '@tertulia/testkit/composition';
import { subgraph } from '../src/subgraph.js';
import { echoDefinition, salonDefinition } from './definitions.js';
import {
  ana,
  bruno,
  counted,
  everybodysRows,
  organizationA,
  organizationB,
  publishedBot,
  openWorld,
  send,
  visitorOf,
  type Published,
  type World,
} from './world.js';

let world: World;
let salon: Published;
let echo: Published;
let conversationId: string;
let contactId: string;

const nobody = testId(0xffff);
const payload = '{ conversation { id state } userErrors { code message } }';

beforeAll(async () => {
  world = await openWorld();
  salon = await publishedBot(world, salonDefinition());
  echo = await publishedBot(world, echoDefinition());
  await publishedBot(world, echoDefinition(), { organizationId: organizationB });
  const { id, visitor } = await counted(world, salon);
  await send(world, visitor, { text: 'ana@example.com' });
  await send(world, visitor, { choiceIds: ['cut'] });
  conversationId = id;
  const data = await world.tell<{ conversation: { contact: { id: string } } }>(
    ana,
    'query ($id: ID!) { conversation(id: $id) { contact { id } } }',
    { id },
  );
  contactId = data.conversation.contact.id;
});
afterAll(async () => world.close());

describe('the contract', () => {
  test('is described throughout and composes alone', async () => {
    const sdl = await sdlOf(subgraph);
    expect(() => assertSubgraphContract({ name: 'runtime', sdl })).not.toThrow();
  });
});

describe('another tenant', () => {
  const missing = (kind: 'conversation' | 'contact' | 'bot') => toGlobalId(kind, nobody);
  const entity = (type: string, fields: string) => ({
    query: `query ($id: ID!, $r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields} } } probe: contact(id: $id) { id } }`,
    variables: (id: string) => ({ r: [{ __typename: type, id }] }),
  });

  test('gets for every id exactly what it gets for an id that does not exist', async () => {
    const conversation = { foreignId: conversationId, missingId: missing('conversation') };
    const change = (mutation: string, more = '') => ({
      name: mutation,
      query: `mutation ($id: ID!) { ${mutation}(input: { conversationId: $id ${more} }) ${payload} }`,
      ...conversation,
    });
    const probes = [
      {
        name: 'conversation',
        query: 'query ($id: ID!) { conversation(id: $id) { id messages { nodes { text } } } }',
        ...conversation,
      },
      {
        name: 'contact',
        query: 'query ($id: ID!) { contact(id: $id) { id email } }',
        foreignId: contactId,
        missingId: missing('contact'),
      },
      { name: 'Conversation entity', ...entity('Conversation', 'id state'), ...conversation },
      { name: 'Contact entity', ...entity('Contact', 'id email'), foreignId: contactId, missingId: missing('contact') },
      change('takeOverConversation'),
      change('giveBackConversation'),
      change('resolveConversation'),
      change('sendMemberMessage', 'clientMessageId: "x", text: "hola"'),
      change('markConversationRead', 'sequence: 1'),
      {
        name: 'startSimulation',
        query:
          'mutation ($id: ID!) { startSimulation(input: { botId: $id }) { simulation { id } userErrors { code message } } }',
        foreignId: salon.globalId,
        missingId: missing('bot'),
      },
    ];
    await expect(assertForeignIsMissing(world.subgraph, bruno, probes)).resolves.toBeUndefined();
  });

  test('sees no conversation of a foreign bot in any list, and zeros as its live counts', async () => {
    for (const id of [salon.globalId, missing('bot')]) {
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Bot {
        conversations { totalCount nodes { id } } live { active waiting withHuman present } } } }`;
      const data = await world.tell<{ _entities: object[] }>(bruno, query, { r: [{ __typename: 'Bot', id }] });
      expect(data._entities).toEqual([
        { conversations: { totalCount: 0, nodes: [] }, live: { active: 0, waiting: 0, withHuman: 0, present: 0 } },
      ]);
    }
    const foreign = { r: [{ __typename: 'Organization', id: toGlobalId('organization', organizationA) }] };
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { contacts { totalCount } } } }`;
    expect(await world.tell(bruno, query, foreign)).toEqual({ _entities: [null] });
  });

  test('cannot follow a foreign conversation, as a member or as its visitor', async () => {
    const query = 'subscription ($id: ID) { conversationEvents(conversationId: $id) { kind } }';
    const follow = async (principal: typeof bruno | ReturnType<typeof visitorOf>, id: string) => {
      const stream = await world.subgraph.subscribe({ query, variables: { id }, principal, requestId: 'test' });
      return Symbol.asyncIterator in stream ? 'stream' : stream.errors?.[0]?.extensions['code'];
    };
    const stranger = (await counted(world, echo)).visitor;
    for (const id of [conversationId, missing('conversation')]) {
      expect(await follow(bruno, id)).toBe('NOT_FOUND');
      expect(await follow(stranger, id)).toBe('NOT_FOUND');
    }
    expect(
      await follow(principals.visitor({ conversationId: nobody, botId: salon.botId }), missing('conversation')),
    ).toBe('NOT_FOUND');
  });

  test('receives no foreign changes', async () => {
    const heard: unknown[] = [];
    const stream = await world.subgraph.subscribe({
      query: 'subscription { conversationChanged { id } }',
      principal: bruno,
      requestId: 'test',
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error('no stream');
    const next = stream.next().then((event) => heard.push(event));
    await counted(world, echo);
    await stream.return();
    await next;
    expect(heard).toEqual([{ done: true, value: undefined }]);
  });
});

describe('a bot manager', () => {
  const manager = principals.botManager([], { organizationId: organizationA });

  test("sees other members' bots as missing", async () => {
    const ofEcho = principals.botManager([echo.botId], { organizationId: organizationA });
    const query = 'query ($id: ID!) { conversation(id: $id) { id } }';
    expect(await world.tell(ofEcho, query, { id: conversationId })).toEqual({ conversation: null });
    const taken = await world.tell(
      ofEcho,
      `mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) ${payload} }`,
      { id: conversationId },
    );
    expect(taken).toMatchObject({ takeOverConversation: { conversation: null, userErrors: [{ code: 'NOT_FOUND' }] } });
    const list = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { conversations { nodes { bot { id } } } } } }`;
    const own = { r: [{ __typename: 'Organization', id: toGlobalId('organization', organizationA) }] };
    const data = await world.tell<{ _entities: { conversations: { nodes: { bot: { id: string } }[] } }[] }>(
      ofEcho,
      list,
      own,
    );
    expect(new Set(data._entities[0]?.conversations.nodes.map((node) => node.bot.id))).toEqual(
      new Set([echo.globalId]),
    );
    expect(await world.tell(manager, list, own)).toEqual({ _entities: [{ conversations: { nodes: [] } }] });
  });

  test("sees only people who spoke with the manager's own bots", async () => {
    const contact = 'query ($id: ID!) { contact(id: $id) { email } }';
    const list = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { contacts { totalCount nodes { id } } } } }`;
    const own = { r: [{ __typename: 'Organization', id: toGlobalId('organization', organizationA) }] };
    const ofSalon = principals.botManager([salon.botId], { organizationId: organizationA });
    expect(await world.tell(ofSalon, contact, { id: contactId })).toEqual({ contact: { email: 'ana@example.com' } });
    const seen = await world.tell<{ _entities: { contacts: { totalCount: number } }[] }>(ofSalon, list, own);
    expect(seen._entities[0]?.contacts.totalCount).toBeGreaterThan(0);
    for (const other of [principals.botManager([world.ids.next()], { organizationId: organizationA }), manager]) {
      expect(await world.tell(other, contact, { id: contactId })).toEqual({ contact: null });
      expect(await world.tell(other, list, own)).toEqual({ _entities: [{ contacts: { totalCount: 0, nodes: [] } }] });
    }
  });
});

describe('callers without a permission', () => {
  const operations = [
    { query: '{ conversation(id: "x") { id } }' },
    { query: '{ contact(id: "x") { id } }' },
    { query: '{ visitorConversation { state } }' },
    { query: 'mutation { sendMessage(input: { clientMessageId: "a", text: "b" }) { state } }' },
    { query: 'mutation { endConversation { state } }' },
    { query: 'mutation { startOver { state } }' },
    { query: 'mutation { deleteMyData { isDeleted } }' },
    { query: 'mutation { reportPresence }' },
    { query: 'mutation { takeOverConversation(input: { conversationId: "x" }) { userErrors { code } } }' },
    { query: 'mutation { giveBackConversation(input: { conversationId: "x" }) { userErrors { code } } }' },
    { query: 'mutation { resolveConversation(input: { conversationId: "x" }) { userErrors { code } } }' },
    {
      query:
        'mutation { sendMemberMessage(input: { conversationId: "x", clientMessageId: "a", text: "b" }) { userErrors { code } } }',
    },
    { query: 'mutation { markConversationRead(input: { conversationId: "x", sequence: 1 }) { userErrors { code } } }' },
    { query: 'mutation { startSimulation(input: { botId: "x" }) { userErrors { code } } }' },
    { query: 'mutation { simulateTurn(input: { simulationId: "x", turn: 0, text: "a" }) { userErrors { code } } }' },
  ];

  test('anonymous callers are asked to sign in', async () => {
    await expect(assertNeedsSignIn(world.subgraph, operations)).resolves.toBeUndefined();
  });

  test('a viewer reads counts and no texts', async () => {
    const viewer = principals.viewer({ organizationId: organizationA });
    const code = (await world.ask(viewer, 'query ($id: ID!) { conversation(id: $id) { id } }', { id: conversationId }))
      .errors?.[0];
    expect(code?.extensions['code']).toBe('FORBIDDEN');
    const live = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { live { active } } } }`;
    const own = { r: [{ __typename: 'Organization', id: toGlobalId('organization', organizationA) }] };
    expect(await world.tell(viewer, live, own)).toMatchObject({
      _entities: [{ live: { active: expect.any(Number) } }],
    });
  });

  test("a visitor can access only the visitor's own conversation", async () => {
    const { visitor } = await counted(world, echo);
    const { errors } = await world.ask(visitor, 'query ($id: ID!) { conversation(id: $id) { id } }', {
      id: conversationId,
    });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const moved = { ...visitor, conversationId: visitorOf(salon, { conversationId }).conversationId };
    const data = await world.tell(moved, '{ visitorConversation { state messages { text } userErrors { code } } }');
    expect(data).toEqual({ visitorConversation: { state: null, messages: [], userErrors: [{ code: 'NOT_FOUND' }] } });
  });
});

describe('row-level security', () => {
  const tables = `select table_name as name from information_schema.columns
    where column_name = 'organization_id' and table_schema = 'public' order by 1`;

  test('shows only the tenant’s rows without any filter, and none without a tenant', async () => {
    const rows = await everybodysRows<{ name: string }>(world, tables);
    expect(rows.length).toBeGreaterThan(12);
    for (const { name } of rows) {
      const all = async (): Promise<{ id: string }[]> =>
        world.database.read(async (em) => em.execute<{ id: string }[]>(`select organization_id as id from ${name}`));
      const seen = await inTenant(organizationB, all);
      expect(seen.filter((row) => row.id !== organizationB)).toEqual([]);
      expect(await withoutTenancy(all)).toEqual([]);
    }
  });

  test('accepts no row for another tenant', async () => {
    const insert = async () =>
      world.database.transact(async (em) =>
        em.execute('insert into usage_counter (organization_id, period_start, conversations) values (?, now(), 1)', [
          organizationA,
        ]),
      );
    await expect(inTenant(organizationB, insert)).rejects.toThrow(/row-level security/);
  });

  test('all data of an organization is deleted with it', async () => {
    const gone = testId(0xe);
    const bot = await publishedBot(world, salonDefinition(), { organizationId: gone });
    const { visitor } = await counted(world, bot);
    await send(world, visitor, { text: 'x@example.com' });
    await world.drain();
    await world.emit('identity.organization-deleted.v1', gone, { organizationId: gone });
    const rows = await everybodysRows<{ name: string }>(world, tables);
    for (const { name } of rows.filter((row) => row.name !== 'outbox' && row.name !== 'inbox')) {
      const left = await everybodysRows(world, `select 1 from ${name} where organization_id = ?`, [gone]);
      expect({ name, left: left.length }).toEqual({ name, left: 0 });
    }
  });
});
