import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform, withoutTenancy } from '@tertulia/persistence';
import { sdlOf } from '@tertulia/service';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, eventually, principals, testId } from '@tertulia/testkit';
import { assertSubgraphContract } from '@tertulia/testkit/composition';
import { subgraph } from '../src/subgraph.js';
import { registryForTests } from './connectors-for-tests.js';
import { ana, botOne, botTwo, bruno, integrationsWorld, organizationA, type World } from './world.js';

const secretKey = 'planted-secret-of-a-partner-4711';
const connectionFields = 'id connector name state stateReason { es en } lastFour settings { name value } bots { id }';
const create = `mutation ($input: CreateConnectionInput!) {
  createConnection(input: $input) { connection { ${connectionFields} } userErrors { field code message } } }`;
const update = `mutation ($input: UpdateConnectionInput!) {
  updateConnection(input: $input) { connection { ${connectionFields} } userErrors { field code } } }`;
const testIt = `mutation ($id: ID!) { testConnection(input: { connectionId: $id }) {
  outcome httpStatus durationMs connection { state stateReason { es } } userErrors { code } } }`;
const remove = `mutation ($id: ID!) { deleteConnection(input: { connectionId: $id }) { connectionId userErrors { code } } }`;
const list = `query ($organizations: [_Any!]!) { _entities(representations: $organizations) { ... on Organization {
  connections(first: 100) { totalCount nodes { id name health { succeeded failed } runs { totalCount } } } } } }`;

let world: World;
beforeAll(async () => {
  world = await integrationsWorld({ registry: registryForTests });
});
afterAll(async () => world.close());

interface Made {
  readonly connection: { id: string; [field: string]: unknown } | null;
  readonly userErrors: { field: string[] | null; code: string }[];
}

const inputOf = (over: object = {}) => ({
  ...{ connector: 'notes', name: 'Notas', fields: [{ name: 'key', value: secretKey }] },
  ...over,
});

async function made(over: object = {}, principal = ana): Promise<Made> {
  const data: Record<string, unknown> = await world.tell(principal, create, { input: inputOf(over) });
  return data['createConnection'] as Made;
}

async function newConnection(over: object = {}): Promise<string> {
  const { connection, userErrors } = await made(over);
  if (connection === null) throw new Error(JSON.stringify(userErrors));
  return connection.id;
}

const own = (principal: { organizationId: string | null }) => ({
  organizations: [{ __typename: 'Organization', id: toGlobalId('organization', principal.organizationId ?? '') }],
});

async function listed(principal = ana): Promise<{ totalCount: number; nodes: { id: string }[] }> {
  const data = await world.tell(principal, list, own(principal));
  return (data['_entities'] as unknown as { connections: never }[])[0]?.connections ?? { totalCount: 0, nodes: [] };
}

test('the graph is described, composes alone and is made without a store', async () => {
  assertSubgraphContract(world.subgraph);
  expect(await sdlOf(subgraph)).toBe(world.subgraph.sdl);
});

test('whoever is not signed in learns nothing', async () => {
  const id = toGlobalId('connection', testId(1));
  const operations = [
    { query: '{ connectors { name } }' },
    { query: create, variables: { input: inputOf() } },
    { query: testIt, variables: { id } },
    { query: remove, variables: { id } },
  ];
  await expect(assertNeedsSignIn(world.subgraph, operations)).resolves.toBeUndefined();
});

describe('a connection with a key', () => {
  test('shows four characters of its key and nothing more, not even after an update', async () => {
    const { connection } = await made({
      fields: [
        { name: 'key', value: secretKey },
        { name: 'place', value: 'norte' },
      ],
    });
    expect(connection).toMatchObject({
      ...{ connector: 'notes', state: 'CONNECTED', stateReason: null, lastFour: '4711', bots: [] },
      settings: [{ name: 'place', value: 'norte' }],
    });
    const input = { connectionId: connection?.id, name: 'Otro nombre', fields: [{ name: 'place', value: 'sur' }] };
    const changed = await world.tell(ana, update, { input });
    expect(JSON.stringify(changed)).not.toContain(secretKey);
    expect(changed['updateConnection']).toMatchObject({
      connection: { name: 'Otro nombre', lastFour: '4711', settings: [{ name: 'place', value: 'sur' }] },
      userErrors: [],
    });
  });

  test('is stored sealed: the key is in no row, no event and no log line', async () => {
    await newConnection();
    await world.drain();
    const tables = ['connection', 'oauth_attempt', 'organization_key', 'action_run', 'outbox'];
    const rows = await asPlatform('test', async () =>
      world.database.read(async (em) =>
        Promise.all(tables.map(async (table) => em.execute<unknown[]>(`select row_to_json(t)::text from ${table} t`))),
      ),
    );
    expect(rows[0]?.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secretKey);
    expect(JSON.stringify(world.published)).not.toContain(secretKey);
    expect(world.logged.join('')).not.toContain(secretKey);
  });

  test('a new key holds from the next action on and is announced by an event', async () => {
    const id = await newConnection();
    const uuid = id.replace('cnx_', '').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const before = await world.deps.credentials.use(organizationA, uuid);
    expect(before.secret).toEqual({ key: secretKey });
    await world.tell(ana, update, {
      input: { connectionId: id, fields: [{ name: 'key', value: 'another-long-key-0815' }] },
    });
    const after = await world.deps.credentials.use(organizationA, uuid);
    expect(after).toMatchObject({ secret: { key: 'another-long-key-0815' }, revision: before.revision + 1 });
    await world.drain();
    expect(world.published).toContainEqual({
      ...{ name: 'integrations.configuration-changed.v1', organizationId: organizationA },
      payload: { connectionId: uuid, revision: after.revision, change: 'UPDATED', botIds: [] },
    });
  });

  test.each([
    [{ name: ' ' }, [['input', 'name'], 'REQUIRED']],
    [{ connector: 'unknown' }, [['input', 'connector'], 'INVALID_VALUE']],
    [{ connector: 'sheets' }, [['input', 'connector'], 'INVALID_VALUE']],
    [{ fields: [] }, [['input', 'fields', 'key', 'value'], 'REQUIRED']],
    [{ fields: [{ name: 'key', value: 'a\r\nb' }] }, [['input', 'fields', '0', 'value'], 'INVALID_FORMAT']],
    [
      {
        fields: [
          { name: 'key', value: 'k' },
          { name: 'x', value: 'y' },
        ],
      },
      [['input', 'fields', '1', 'name'], 'INVALID_VALUE'],
    ],
    [{ fields: [{ name: 'key', value: 'k'.repeat(4_001) }] }, [['input', 'fields', '0', 'value'], 'TOO_LONG']],
    [
      {
        fields: [
          { name: 'key', value: 'k' },
          { name: 'site', value: 'javascript:alert(1)' },
        ],
      },
      [['input', 'fields', '1', 'value'], 'INVALID_FORMAT'],
    ],
    [{ fields: [{ name: '__proto__', value: 'x' }] }, [['input', 'fields', '0', 'name'], 'INVALID_VALUE']],
    [{ botIds: [toGlobalId('bot', testId(0xf0))] }, [['input', 'botIds', '0'], 'INVALID_VALUE']],
  ])('%j is refused at the field', async (over, [field, code]) => {
    const { connection, userErrors } = await made(over);
    expect(connection).toBeNull();
    expect(userErrors).toContainEqual({ field, code, message: expect.any(String) });
  });

  test('of two updates at once, one is stored and the other is refused', async () => {
    const id = await newConnection();
    const row = fromGlobalId('connection', id);
    // Both have read the connection, and wait for its row.
    const results = await asPlatform('test', async () =>
      world.database.transact(async (em) => {
        await em.execute('select id from connection where id = ? for update', [row]);
        const asked = ['uno', 'dos'].map(async (name) =>
          world.tell(ana, update, { input: { connectionId: id, name } }),
        );
        const waiting =
          "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        await eventually(async () => expect(await em.execute(waiting)).toHaveLength(2));
        return { asked };
      }),
    ).then(async ({ asked }) => Promise.all(asked));
    const codes = results.flatMap((data) =>
      (data['updateConnection'] as unknown as Made).userErrors.map(({ code }) => code),
    );
    expect(codes).toEqual(['CONNECTION_CHANGED']);
  });

  test('a deleted one is gone with its secret', async () => {
    const id = await newConnection();
    expect(await world.tell(ana, remove, { id })).toEqual({ deleteConnection: { connectionId: id, userErrors: [] } });
    expect((await listed()).nodes.map((node) => node.id)).not.toContain(id);
    expect(await world.tell(ana, remove, { id })).toMatchObject({
      deleteConnection: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });
});

describe('a test of a connection', () => {
  test('reports that it works, and how long it took', async () => {
    const data = await world.tell(ana, testIt, { id: await newConnection() });
    expect(data['testConnection']).toMatchObject({
      outcome: 'DONE',
      connection: { state: 'CONNECTED' },
      userErrors: [],
    });
  });

  test('with a refused key says who must act, and a new key makes it work again', async () => {
    const id = await newConnection({ fields: [{ name: 'key', value: 'refused-key-of-somebody' }] });
    const data = await world.tell(ana, testIt, { id });
    expect(data['testConnection']).toMatchObject({
      ...{ outcome: 'AUTHENTICATION', httpStatus: 401 },
      connection: { state: 'REAUTHORIZE', stateReason: { es: expect.stringContaining('Vuelve a conectar') } },
    });
    expect((await world.tell(ana, testIt, { id }))['testConnection']).toMatchObject({
      userErrors: [{ code: 'CONNECTION_NEEDS_AUTHORIZATION' }],
    });
    await world.tell(ana, update, { input: { connectionId: id, fields: [{ name: 'key', value: secretKey }] } });
    expect((await world.tell(ana, testIt, { id }))['testConnection']).toMatchObject({ outcome: 'DONE' });
  });

  test('that fails five times in a row makes an error, which heals by itself', async () => {
    const id = await newConnection({
      fields: [
        { name: 'key', value: secretKey },
        { name: 'place', value: 'broken' },
      ],
    });
    const states: string[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const data = await world.tell(ana, testIt, { id });
      states.push((data['testConnection'] as unknown as { connection: { state: string } }).connection.state);
    }
    expect(states).toEqual(['CONNECTED', 'CONNECTED', 'CONNECTED', 'CONNECTED', 'ERROR']);
    await world.tell(ana, update, { input: { connectionId: id, fields: [{ name: 'place', value: 'norte' }] } });
    world.clock.advance(120_000);
    await asPlatform('test', async () => world.jobs[0]?.run());
    const data = await world.tell(
      ana,
      'query ($c: [_Any!]!) { _entities(representations: $c) { ... on Connection { state } } }',
      {
        c: [{ __typename: 'Connection', id }],
      },
    );
    expect(data['_entities']).toEqual([{ state: 'CONNECTED' }]);
  });
});

describe('other callers', () => {
  test('an id of another organization gets the response of one that does not exist', async () => {
    const foreignId = await newConnection();
    const missingId = toGlobalId('connection', testId(0xfff));
    const fields = [{ name: 'key', value: 'stolen' }];
    const probe = (name: string, query: string, variables = (id: string): Record<string, unknown> => ({ id })) => ({
      ...{ name, query, foreignId, missingId, variables },
    });
    await expect(
      assertForeignIsMissing(world.subgraph, bruno, [
        probe('test', testIt),
        probe('delete', remove),
        probe('update', update, (id) => ({ input: { connectionId: id, name: 'x', fields } })),
        probe(
          'entity',
          'query ($id: ID!, $c: [_Any!]!) { _entities(representations: $c) { ... on Connection { name } } }',
          (id) => ({
            c: [{ __typename: 'Connection', id }],
          }),
        ),
        probe(
          'reauthorize',
          `mutation ($id: ID!) { reauthorizeConnection(input: { connectionId: $id }) {
          authorizationUrl userErrors { code } } }`,
        ),
      ]),
    ).resolves.toBeUndefined();
    expect((await listed(bruno)).totalCount).toBe(0);
  });

  test('the secret of another organization is missing, whatever id is used', async () => {
    const id = await newConnection();
    const uuid = id.replace('cnx_', '').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    await expect(world.deps.credentials.use(bruno.organizationId ?? '', uuid)).rejects.toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
    await expect(world.deps.credentials.use('', uuid)).rejects.toThrow(RangeError);
  });

  test('a bot manager manages connections of the own bots only', async () => {
    const manager = principals.botManager([botOne], { organizationId: organizationA });
    const [one, two] = [toGlobalId('bot', botOne), toGlobalId('bot', botTwo)];
    const mine = await made({ botIds: [one] }, manager);
    expect(mine.connection).toMatchObject({ bots: [{ id: one }] });
    const refused = await world.ask(manager, create, { input: inputOf() });
    expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const other = await newConnection({ botIds: [two] });
    const shared = await newConnection({ botIds: [one, two] });
    const everybodys = await newConnection();
    const visible = (await listed(manager)).nodes.map(({ id }) => id);
    expect(visible).toEqual(expect.arrayContaining([mine.connection?.id, shared, everybodys]));
    expect(visible).not.toContain(other);
    for (const id of [other, shared]) {
      expect(await world.tell(manager, remove, { id })).toMatchObject({
        deleteConnection: { userErrors: [{ code: 'NOT_FOUND' }] },
      });
    }
    const all = await world.ask(manager, remove, { id: everybodys });
    expect(all.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('a viewer sees nothing, an API key reads with its scope and changes nothing', async () => {
    const viewer = principals.viewer({ organizationId: organizationA });
    expect((await world.ask(viewer, '{ connectors { name } }')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const key = principals.apiKey(['integrations:read'], { organizationId: organizationA });
    expect(await world.tell(key, '{ connectors { name } }')).toMatchObject({ connectors: expect.any(Array) });
    expect((await world.ask(key, create, { input: inputOf() })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('rows are closed to code that does not say whose they are', async () => {
    await newConnection();
    const tables = ['connection', 'organization_key', 'oauth_attempt', 'action_run', 'entitlement', 'organization'];
    for (const table of tables) {
      const rows = async () => world.database.read(async (em) => em.execute<unknown[]>(`select 1 from ${table}`));
      expect([table, await withoutTenancy(rows)]).toEqual([table, []]);
    }
    const counted = 'select count(*)::int as n from connection';
    const [count] = await asPlatform('test', async () =>
      world.database.read(async (em) => em.execute<{ n: number }[]>(counted)),
    );
    expect(count?.n).toBeGreaterThan(0);
  });
});
