import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InMemoryPubSub } from '@tertulia/messaging';
import { asPlatform } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { registryForTests } from './connectors-for-tests.js';
import { ana, botOne, botTwo, bruno, deviceToken, integrationsWorld, organizationA, type World } from './world.js';

const create = `mutation ($input: CreateConnectionInput!) { createConnection(input: $input) { connection { id } userErrors { code message } } }`;
const changes =
  'subscription ($botId: ID) { connectionChanged(botId: $botId) { connectionId connection { id name state } } }';
const ofBots = `query ($b: [_Any!]!) { _entities(representations: $b) { ... on Bot { id connections { id } } } }`;

let world: World;
/** A hub that keeps one value for each follower: if two are published, the follower has missed one. */
const forgetful = new InMemoryPubSub(1);
beforeAll(async () => {
  world = await integrationsWorld({ registry: registryForTests, pubSub: forgetful });
});
afterAll(async () => world.close());

async function newConnection(name: string, botIds: string[] = [], connector = 'notes'): Promise<string> {
  const bots = botIds.map((id) => toGlobalId('bot', id));
  const input = { connector, name, botIds: bots, fields: [{ name: 'key', value: 'a-key-for-tests-1234' }] };
  const { createConnection } = await world.tell(ana, create, { input });
  const { connection, userErrors } = createConnection as unknown as {
    connection: { id: string } | null;
    userErrors: [];
  };
  if (connection === null) throw new Error(JSON.stringify(userErrors));
  return connection.id;
}

async function follow(principal: Principal, botId: string | null) {
  const variables = { botId: botId === null ? null : toGlobalId('bot', botId) };
  const stream = await world.subgraph.subscribe({ query: changes, variables, principal, requestId: 'r', deviceToken });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  const next = async () => {
    const { value } = await stream.next();
    return (value as { data?: { connectionChanged: { connectionId: string; connection: unknown } } } | undefined)?.data
      ?.connectionChanged;
  };
  return { next, end: async () => stream.return() };
}

const entity = async (id: string) =>
  (
    await world.tell(
      ana,
      'query ($c: [_Any!]!) { _entities(representations: $c) { ... on Connection { state stateReason { en } } } }',
      {
        c: [{ __typename: 'Connection', id }],
      },
    )
  )['_entities'];

describe('the catalogue', () => {
  test('shows every connector with its fields and actions, and what the plan and the operator allow', async () => {
    await world.hasPlan(organizationA, 'STARTER');
    const query =
      '{ connectors { name names { es en } category auth plan isIncluded isSetUp fields { name isSecret } actions { name inputs { name kind } } } }';
    expect(await world.tell(ana, query)).toEqual({
      connectors: [
        {
          ...{ name: 'notes', names: { es: 'Notas', en: 'Notes' }, category: 'HTTP', auth: 'KEY' },
          ...{ plan: 'STARTER', isIncluded: true, isSetUp: true, actions: [] },
          fields: [
            { name: 'key', isSecret: true },
            { name: 'place', isSecret: false },
            { name: 'site', isSecret: false },
          ],
        },
        {
          ...{ name: 'sheets', names: { es: 'Hojas', en: 'Sheets' }, category: 'SHEETS', auth: 'OAUTH', fields: [] },
          ...{ plan: 'PROFESSIONAL', isIncluded: false, isSetUp: false },
          actions: [{ name: 'appendRow', inputs: [{ name: 'row', kind: 'MAP' }] }],
        },
      ],
    });
    await world.hasPlan(organizationA, 'ENTERPRISE');
    expect(await world.tell(ana, '{ connectors { name isIncluded } }')).toMatchObject({
      connectors: [{}, { isIncluded: true }],
    });
  });
});

describe('a plan that becomes too small', () => {
  test('suspends what it does not include, deletes nothing, and a larger one resumes it; each is announced once', async () => {
    await world.hasPlan(organizationA, 'PROFESSIONAL');
    const kept = await newConnection('Incluida');
    const id = await newConnection('De Profesional');
    const uuid = fromGlobalId('connection', id);
    await rowsOf("update connection set connector = 'sheets' where id = ?", [uuid]);
    await world.hasPlan(organizationA, 'STARTER');
    await world.hasPlan(organizationA, 'STARTER');
    expect(await entity(id)).toEqual([
      { state: 'SUSPENDED', stateReason: { en: expect.stringContaining('change the plan') } },
    ]);
    expect(await entity(kept)).toMatchObject([{ state: 'CONNECTED' }]);
    await expect(world.deps.credentials.use(organizationA, uuid)).rejects.toMatchObject({
      code: 'CONNECTION_SUSPENDED',
    });
    await world.deps.credentials.reported(organizationA, uuid, { outcome: 'DONE', revision: 1 });
    expect(await entity(id)).toMatchObject([{ state: 'SUSPENDED' }]);
    await world.hasPlan(organizationA, 'PROFESSIONAL');
    expect(await entity(id)).toEqual([{ state: 'CONNECTED', stateReason: null }]);
    await world.drain();
    const states = world.published.filter(
      ({ name, payload }) =>
        name.includes('state-changed') && (payload as { connectionId: string }).connectionId === uuid,
    );
    expect(states.map(({ payload }) => (payload as { state: string }).state)).toEqual([
      'CONNECTED',
      'SUSPENDED',
      'CONNECTED',
    ]);
  });
});

describe('the connections of bots', () => {
  test('are those that each may use, and a foreign bot has none', async () => {
    const shared = await newConnection('De todos');
    const own = await newConnection('De uno', [botOne]);
    const bots = [botOne, botTwo].map((id) => ({ __typename: 'Bot', id: toGlobalId('bot', id) }));
    const found = (await world.tell(ana, ofBots, { b: bots }))['_entities'] as unknown as {
      connections: { id: string }[];
    }[];
    const [one = [], two = []] = found.map(({ connections }) => connections.map(({ id }) => id));
    expect(one).toEqual(expect.arrayContaining([shared, own]));
    expect(two).toContain(shared);
    expect(two).not.toContain(own);
    expect((await world.tell(bruno, ofBots, { b: bots }))['_entities']).toMatchObject([
      { connections: [] },
      { connections: [] },
    ]);
    const manager = principals.botManager([botTwo], { organizationId: organizationA });
    expect((await world.tell(manager, ofBots, { b: bots }))['_entities']).toMatchObject([{ connections: null }, {}]);
  });
});

describe('a follower of connections', () => {
  test('receives them at once, then each change, and the deletion of one', async () => {
    const id = await newConnection('Seguida', [botOne]);
    const follower = await follow(ana, botOne);
    const first: string[] = [];
    while (!first.includes(id)) first.push((await follower.next())?.connectionId ?? '');
    const other = newConnection('Otra', [botTwo]);
    const more = newConnection('Nueva', [botOne]);
    await other;
    const next = await drainUntil(follower, await more);
    expect(next?.connection).toMatchObject({ name: 'Nueva', state: 'CONNECTED' });
    await world.tell(ana, 'mutation ($id: ID!) { deleteConnection(input: { connectionId: $id }) { connectionId } }', {
      id: await more,
    });
    expect(await drainUntil(follower, await more, (change) => change?.connection === null)).toMatchObject({
      connection: null,
    });
    await follower.end();
    expect(forgetful.subscriberCount({ name: `integrations:connections:${organizationA}` })).toBe(0);
  });

  test('of another organization or without permission receives nothing of it', async () => {
    const viewer = principals.viewer({ organizationId: organizationA });
    await expect(follow(viewer, null)).rejects.toThrow('FORBIDDEN');
    const manager = principals.botManager([botTwo], { organizationId: organizationA });
    await expect(follow(manager, botOne)).rejects.toThrow('NOT_FOUND');
    const id = await newConnection('Solo de uno', [botOne]);
    const stranger = await follow(bruno, null);
    const mine = await follow(manager, null);
    const last = await newConnection('De dos', [botTwo]);
    const seen: string[] = [];
    while (!seen.includes(last)) seen.push((await mine.next())?.connectionId ?? '');
    expect(seen).not.toContain(id);
    await stranger.end();
    await mine.end();
  });
});

describe('the health of a connection', () => {
  test('has 24 hours, and its calls are a list of pages', async () => {
    const id = await newConnection('Con llamadas');
    const uuid = fromGlobalId('connection', id);
    await addRuns(uuid);
    const query = `query ($c: [_Any!]!) { _entities(representations: $c) { ... on Connection {
      health { hour succeeded failed } runs(first: 2) { totalCount nodes { status httpStatus durationMs kind bot { id } } pageInfo { hasNextPage } } } } }`;
    const data = (await world.tell(ana, query, { c: [{ __typename: 'Connection', id }] }))['_entities'] as unknown as [
      { health: { hour: string; succeeded: number; failed: number }[]; runs: object },
    ];
    const [{ health, runs }] = data;
    expect(health).toHaveLength(24);
    expect(health.at(-1)).toEqual({ hour: '2026-03-02T15:00:00.000Z', succeeded: 2, failed: 1 });
    expect(health.slice(0, -1).every(({ succeeded, failed }) => succeeded === 0 && failed === 0)).toBe(true);
    expect(runs).toMatchObject({
      ...{ totalCount: 4, pageInfo: { hasNextPage: true } },
      nodes: [{ status: 'FAILED', kind: 'action' }, { bot: { id: toGlobalId('bot', botOne) } }],
    });
    world.clock.advance(31 * 86_400_000);
    await asPlatform('test', async () => world.jobs[1]?.run());
    expect(await rowsOf('select 1 from action_run')).toEqual([]);
  });
});

async function addRuns(connectionId: string): Promise<void> {
  const runs = [
    ['2026-03-01T10:00:00Z', 'SUCCEEDED'],
    ['2026-03-02T15:00:01Z', 'SUCCEEDED'],
    ['2026-03-02T15:00:02Z', 'SUCCEEDED'],
    ['2026-03-02T15:00:03Z', 'FAILED'],
  ];
  for (const [index, [at, status]] of runs.entries()) {
    await rowsOf(
      `insert into action_run (id, organization_id, bot_id, conversation_id, effect_id, connection_id, kind, is_background,
         is_simulation, status, attempts, started_at, duration_ms, http_status)
       values (?, ?, ?, ?, ?, ?, 'action', false, false, ?, 1, ?, 12, 200)`,
      [testId(0x900 + index), organizationA, botOne, testId(0xc0), `e${index}`, connectionId, status, at],
    );
  }
}

async function rowsOf(sql: string, values: readonly unknown[] = []): Promise<unknown[]> {
  return asPlatform('test', async () => world.database.transact(async (em) => em.execute(sql, [...values])));
}

type Change = { connectionId: string; connection: unknown } | undefined;

/** Reads until a change of that connection; after missed notifications all of them come again. */
async function drainUntil(
  { next }: { next: () => Promise<Change> },
  id: string,
  isIt: (change: Change) => boolean = () => true,
): Promise<Change> {
  for (;;) {
    const change = await next();
    if (change === undefined) throw new Error('the stream has ended');
    if (change.connectionId === id && isIt(change)) return change;
  }
}
