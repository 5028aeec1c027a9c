import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openDatabase } from '@tertulia/persistence';
import { readSubgraphSettings, sdlOf } from '@tertulia/service';
import { assertDescribed, buildSubgraph, createLog, toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, principals } from '@tertulia/testkit';
import { assertComposes } from '@tertulia/testkit/composition';
import { analyticsSchema } from '../src/graphql/schema.js';
import { postgresAnalyticsStore } from '../src/persistence/postgres-analytics-store.js';
import { subgraph as declaration } from '../src/subgraph.js';
import { openWorld, requestMetrics, conversation, fetchMetrics, type Asked, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

const range: [string, string] = ['2026-03-02T06:00:00Z', '2026-03-05T06:00:00Z'];

async function business() {
  const organizationId = await world.organization();
  const [mine, other] = [await world.bot(organizationId), await world.bot(organizationId)];
  for (const bot of [mine, other, other]) {
    const talk = conversation(world, { organizationId, ...bot, startedAt: '2026-03-03T15:00:00Z' });
    await world.bus.publish(talk.wondered('precio').events);
  }
  return { organizationId, mine, other };
}

const codesOf = async (principal: Parameters<typeof requestMetrics>[1], asked: Asked) =>
  (await requestMetrics(world, principal, asked)).errors?.map((error) => error.extensions?.['code']);

test('the schema is described, composes beside one that has a query, and is built without a store', async () => {
  assertComposes(world.subgraph, { name: 'beside', sdl: 'type Query { isUp: Boolean }' });
  const sdl = await sdlOf(declaration);
  assertDescribed(sdl);
  expect(sdl).toBe(world.subgraph.sdl);
});

describe('metrics of another organization', () => {
  test('get the same response as metrics of what does not exist', async () => {
    const own = await business();
    const foreign = await business();
    const admin = principals.admin({ organizationId: own.organizationId });
    const missing = world.ids.next();
    const query = (
      type: string,
      extra = '',
    ) => `query ($id: ID!) { _entities(representations: [{ __typename: "${type}", id: $id }]) {
      ... on ${type} { metrics(range: { from: "${range[0]}", to: "${range[1]}" }${extra}) { conversations { value } } } } }`;
    await assertForeignIsMissing(world.subgraph, admin, [
      {
        name: 'organization',
        query: query('Organization'),
        foreignId: toGlobalId('organization', foreign.organizationId),
        missingId: toGlobalId('organization', missing),
      },
      {
        name: 'bot',
        query: query('Bot'),
        foreignId: toGlobalId('bot', foreign.mine.botId),
        missingId: toGlobalId('bot', missing),
      },
      {
        name: 'version',
        query: query('BotVersion'),
        foreignId: toGlobalId('botVersion', foreign.mine.versionId),
        missingId: toGlobalId('botVersion', missing),
      },
    ]);
    const filtered = (botId: string) =>
      codesOf(admin, { type: 'Organization', id: own.organizationId, range, botIds: [own.mine.botId, botId] });
    expect(await filtered(foreign.mine.botId)).toEqual(['NOT_FOUND']);
    expect(await filtered(missing)).toEqual(['NOT_FOUND']);
    const live = async (botId: string) => {
      const subscription = 'subscription ($id: ID) { liveMetrics(botId: $id) { sequence } }';
      const variables = { id: toGlobalId('bot', botId) };
      return world.subgraph.subscribe({ query: subscription, variables, principal: admin, requestId: 'test' });
    };
    const told = await live(foreign.mine.botId);
    expect(told).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(JSON.stringify(told)).toBe(JSON.stringify(await live(missing)));
  });

  test('or of colleagues’ bots are hidden from a bot manager', async () => {
    const { organizationId, mine, other } = await business();
    const manager = principals.botManager([mine.botId], { organizationId });
    const all = await fetchMetrics(world, manager, { type: 'Organization', id: organizationId, range });
    expect(all).toMatchObject({ conversations: { value: 1 }, activeBots: { value: 1 }, unanswered: [{ count: 1 }] });
    expect(all.perBot.map((series) => series.bot.id)).toEqual([toGlobalId('bot', mine.botId)]);
    expect(await codesOf(manager, { type: 'Bot', id: other.botId, range })).toEqual(['NOT_FOUND']);
    expect(await codesOf(manager, { type: 'BotVersion', id: other.versionId, range })).toEqual(['NOT_FOUND']);
    expect(await codesOf(manager, { type: 'Organization', id: organizationId, range, botIds: [other.botId] })).toEqual([
      'NOT_FOUND',
    ]);
    const nobody = principals.botManager([], { organizationId });
    expect(await fetchMetrics(world, nobody, { type: 'Organization', id: organizationId, range })).toMatchObject({
      conversations: { value: 0 },
      perBot: [],
    });
  });
});

test('a bot whose event is still in transit has zeros for its own organization and does not exist for others', async () => {
  const [own, foreign] = [await business(), await business()];
  const botId = world.ids.next();
  world.newBots.set(toGlobalId('bot', botId), { organizationId: own.organizationId, name: 'Nueva' });
  const admin = principals.admin({ organizationId: own.organizationId });
  const told = await fetchMetrics(world, admin, { type: 'Bot', id: botId, range });
  expect(told).toMatchObject({ conversations: { value: 0 }, activeBots: { value: 0 }, perBot: [{ conversations: 0 }] });
  const other = principals.admin({ organizationId: foreign.organizationId });
  expect(await codesOf(other, { type: 'Bot', id: botId, range })).toEqual(['NOT_FOUND']);
  const manager = principals.botManager([own.mine.botId], { organizationId: own.organizationId });
  expect(await codesOf(manager, { type: 'Bot', id: botId, range })).toEqual(['NOT_FOUND']);
  world.asksOfBots.length = 0;
  await fetchMetrics(world, admin, { type: 'Bot', id: own.mine.botId, range });
  expect(world.asksOfBots).toEqual([]);
});

test('members and keys with the scope may read; others are refused', async () => {
  const { organizationId } = await business();
  const asked: Asked = { type: 'Organization', id: organizationId, range };
  expect((await fetchMetrics(world, principals.viewer({ organizationId }), asked)).conversations.value).toBe(3);
  const key = principals.apiKey(['metrics:read'], { organizationId });
  expect((await fetchMetrics(world, key, asked)).conversations.value).toBe(3);
  expect(await codesOf(principals.apiKey(['bots:read'], { organizationId }), asked)).toEqual(['FORBIDDEN']);
  expect(await codesOf(principals.visitor({ organizationId }), asked)).toEqual(['FORBIDDEN']);
  expect(await codesOf(principals.superAdmin(), asked)).toEqual(['FORBIDDEN']);
  const queries = ['Organization', 'Bot', 'BotVersion'].map((type) => {
    const id = `"${toGlobalId(type === 'Bot' ? 'bot' : 'organization', organizationId)}"`;
    return `{ _entities(representations: [{ __typename: "${type}", id: ${id} }]) { ... on ${type} {
      metrics(range: { from: "${range[0]}", to: "${range[1]}" }) { conversations { value } } } } }`;
  });
  await assertNeedsSignIn(
    world.subgraph,
    queries.map((query) => ({ query })),
  );
});

test.each([
  ['turned round', '2026-03-05T00:00:00Z', '2026-03-02T00:00:00Z'],
  ['empty', '2026-03-05T00:00:00Z', '2026-03-05T00:00:00Z'],
  ['longer than 400 days', '2025-01-01T00:00:00Z', '2026-03-05T00:00:00Z'],
])('a range that is %s is refused', async (_name, from, to) => {
  const organizationId = await world.organization();
  const admin = principals.admin({ organizationId });
  expect(await codesOf(admin, { type: 'Organization', id: organizationId, range: [from, to] })).toEqual([
    'BAD_USER_INPUT',
  ]);
});

test('an error in one field leaves the other fields of the operation intact', async () => {
  const { organizationId, mine } = await business();
  const admin = principals.admin({ organizationId });
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Bot {
    metrics(range: { from: "${range[0]}", to: "${range[1]}" }) { conversations { value } } } } }`;
  const r = [mine.botId, world.ids.next()].map((id) => ({ __typename: 'Bot', id: toGlobalId('bot', id) }));
  const { data, errors } = await world.ask(admin, query, { r });
  expect(data?.['_entities']).toEqual([{ metrics: { conversations: { value: 1 } } }, { metrics: null }]);
  expect(errors).toMatchObject([{ path: ['_entities', 1, 'metrics'], extensions: { code: 'NOT_FOUND' } }]);
});

test('the number of statements grows with the parts that are asked for, not with bots or the length of the range', async () => {
  const { organizationId, mine } = await business();
  const admin = principals.admin({ organizationId });
  const bots = [mine];
  for (let n = 0; n < 8; n += 1) bots.push(await world.bot(organizationId));
  const asking = (more: string): string => `query ($r: [_Any!]!, $range: RangeInput!) { _entities(representations: $r) {
    ... on Organization { metrics(range: $range) { conversations { value } perBot { points { date } } unanswered { count } ${more} } }
    ... on Bot { metrics(range: $range) { conversations { value } previousWindow { from } } } } }`;
  const database = await openDatabase({ name: 'analytics', clientUrl: world.test.clientUrl, entities: [] });
  const deps = { ...world.deps, store: postgresAnalyticsStore(database) };
  const subgraph = buildSubgraph({
    ...{ name: 'analytics', log: createLog('analytics', 'silent') },
    ...analyticsSchema(deps),
  });
  const count = async (shown: typeof bots, to: string, more = ''): Promise<number> => {
    const spy = jest.spyOn(database.orm.config.getLogger(), 'logQuery');
    const r = [
      { __typename: 'Organization', id: toGlobalId('organization', organizationId) },
      ...shown.map(({ botId }) => ({ __typename: 'Bot', id: toGlobalId('bot', botId) })),
    ];
    const variables = { r, range: { from: range[0], to } };
    const { errors } = await subgraph.execute({ query: asking(more), variables, principal: admin, requestId: 'test' });
    expect(errors).toBeUndefined();
    const statements = spy.mock.calls.length;
    spy.mockRestore();
    return statements;
  };
  // The first use of a connection takes a few more statements.
  await count(bots, range[1]);
  const few = await count(bots.slice(0, 1), range[1]);
  // One for time zone and bots, then one each for days, which have the sums, and questions.
  expect(few).toBe(3);
  expect(await count(bots, range[1])).toBe(few);
  expect(await count(bots, '2027-03-05T12:34:56Z')).toBe(few);
  expect(await count(bots, range[1], 'peakHours { cells } goalAmounts { amountMinor }')).toBe(few + 3);
  await database.close();
});

test('a deleted organization leaves no metrics behind', async () => {
  const { organizationId } = await business();
  const admin = principals.admin({ organizationId });
  await world.bus.publish([world.event('identity.organization-deleted.v1', organizationId, { organizationId })]);
  expect(await fetchMetrics(world, admin, { type: 'Organization', id: organizationId, range })).toMatchObject({
    conversations: { value: 0 },
    perBot: [],
    unanswered: [],
  });
});

test('settings of a separate process are read, and missing ones are named', () => {
  const complete = {
    DATABASE_OWNER_URL: 'postgres://owner:x@localhost/tertulia_analytics',
    DATABASE_URL: 'postgres://app:x@localhost/tertulia_analytics',
    PRINCIPAL_SECRET: 'x'.repeat(32),
    REDIS_URL: 'redis://localhost:6379',
    ...Object.fromEntries(
      ['IDENTITY', 'BOTS', 'RUNTIME', 'BILLING'].map((name) => [
        `SUBGRAPH_URL_${name}`,
        'http://localhost:4102/graphql',
      ]),
    ),
    PUBLIC_URL: 'https://tertulia.test',
    FILES_LINK_KEY: 'f'.repeat(32),
  };
  expect(readSubgraphSettings(declaration, complete)).toMatchObject({ port: 4105, host: '127.0.0.1' });
  expect(() => readSubgraphSettings(declaration, { ...complete, DATABASE_URL: '' })).toThrow('DATABASE_URL');
});
