import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import type { Principal } from '@tertulia/principal';
import { startVendor, type Vendor } from '../../../e2e/vendors/vendor.js';
import { sweepConnections } from '../src/application/tend-connections.js';
import { platformConnectors } from '../src/connectors/all.js';
import { contentsMax, keptText } from '../src/domain/run-contents.js';
import { ana, botOne, botTwo, bruno, integrationsWorld, organizationA, type World } from './world.js';

const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';
const create = `mutation ($input: CreateConnectionInput!) {
  createConnection(input: $input) { connection { id } userErrors { code } } }`;
const list = `query ($id: ID!) { connection(id: $id) {
  runs(first: 10) { nodes { id request response } } } }`;
const single = 'query ($id: ID!, $run: ID!) { connection(id: $id) { run(id: $run) { id request response } } }';
const token = 'very-secret-token-of-the-api';

let api: Vendor;
let world: World;
let id: string;
beforeAll(async () => {
  api = await startVendor(({ url, json, headers }) => {
    if (url.pathname === '/refused') return { status: 422, body: { problem: 'guests must be a number' } };
    return { status: 200, body: { booking: 'B-7', echo: json, sentWith: headers.authorization } };
  });
  world = await integrationsWorld({ settings: { egressAllowed: api.target }, registry: platformConnectors() });
  const fields = Object.entries({ origin: api.url, scheme: 'BEARER', secret: token });
  const input = { connector: 'http', name: 'Reservas', fields: fields.map(([name, value]) => ({ name, value })) };
  const made: unknown = await world.tell(ana, create, { input: { ...input, botIds: [] } });
  id = (made as { createConnection: { connection: { id: string } } }).createConnection.connection.id;
});
afterAll(async () => {
  await world.close();
  await api.close();
});

let effects = 0;

async function done(path: string, over: { botId?: string; conversationId?: string; body?: string } = {}) {
  effects += 1;
  const { botId = botOne, conversationId = testId(0xc000 + effects), body = '{"guests":2}' } = over;
  const effect = {
    ...{ kind: 'request', id: `effect-${effects}`, blockId: 'block', deadlineMs: 60_000, isBackground: false },
    ...{ connectionId: fromGlobalId('connection', id), method: 'POST', url: `${api.url}${path}`, headers: [], body },
    mappings: [],
  };
  const input = { conversationId, botId, effect, isSimulation: false };
  await world.tell(principals.service({ organizationId: organizationA }), perform, { input });
  return conversationId;
}

interface Run {
  id: string;
  request: string | null;
  response: string | null;
}

async function runs(principal: Principal = ana): Promise<Run[]> {
  const told: unknown = await world.tell(principal, list, { id });
  return (told as { connection: { runs: { nodes: Run[] } } }).connection.runs.nodes;
}

describe('a call through a connection', () => {
  test('shows what was sent and what came back, without the secret that the far side repeats', async () => {
    await done('/bookings');
    const [run] = await runs();
    expect(run?.request).toBe(`POST ${api.url}/bookings\n\n{"guests":2}`);
    expect(JSON.parse(run?.response ?? '')).toMatchObject({ booking: 'B-7', echo: { guests: 2 } });
    expect(JSON.stringify(run)).not.toContain(token);
    expect(await world.tell(ana, single, { id, run: run?.id })).toEqual({ connection: { run } });
  });

  test('that is refused shows why the far side refused it', async () => {
    await done('/refused');
    const [run] = await runs();
    expect(run?.response).toContain('guests must be a number');
  });

  test('is kept without values whose name says that they are secret', async () => {
    await done('/bookings?api_key=abc123', { body: '{"user":"ana","password":"hunter2"}' });
    const [run] = await runs();
    expect(run?.request).toContain('"user":"ana"');
    expect(JSON.stringify(run)).not.toMatch(/abc123|hunter2/u);
  });

  test('hides its contents from keys that may not read conversations, and from managers of other bots', async () => {
    await done('/bookings', { botId: botTwo });
    const [known] = await runs(principals.apiKey(['integrations:read'], { organizationId: organizationA }));
    expect(known).toMatchObject({ request: null, response: null });
    const manager = principals.botManager([botOne], { organizationId: organizationA });
    const [ofOther, ofOwn] = await runs(manager);
    expect(ofOther).toMatchObject({ request: null, response: null });
    expect(ofOwn?.request).not.toBeNull();
  });

  test('is missing under the connection of another organization, and under an id of something else', async () => {
    const [run] = await runs();
    expect(await world.tell(bruno, single, { id, run: run?.id })).toEqual({ connection: null });
    for (const other of [toGlobalId('actionRun', testId(1)), toGlobalId('bot', botOne), '']) {
      expect(await world.tell(ana, single, { id, run: other })).toEqual({ connection: { run: null } });
    }
  });

  test('loses its contents when the visitor is erased, and goes after thirty days', async () => {
    const conversationId = await done('/bookings');
    expect((await runs())[0]?.request).not.toBeNull();
    await world.emit('runtime.visitor-erased.v1', organizationA, {
      ...{ conversationId, botId: botOne, versionId: null, channel: 'WEB' },
      startedAt: world.clock.now().toISOString(),
    });
    const [erased, other] = await runs();
    expect(erased).toMatchObject({ request: null, response: null });
    expect(other?.request).not.toBeNull();
    world.clock.advance(31 * 86_400_000);
    await sweepConnections(world.deps);
    expect(await runs()).toEqual([]);
  });
});

describe('a kept text', () => {
  test('is cut at 4,096 characters, after secrets were hidden', () => {
    const text = keptText(`${'x'.repeat(contentsMax - 3)}${token}`, [token]);
    expect(text).toBe(`${'x'.repeat(contentsMax - 3)}***`);
  });

  test.each([
    ['as JSON', String.raw`{"a":"se\"cret/ñandú"}`],
    ['as JSON with slashes escaped', String.raw`{"a":"se\"cret\/ñandú"}`],
    ['as JSON of ASCII only', String.raw`{"a":"se\"cret/\u00f1and\u00fa"}`],
    ['as JSON of ASCII only with slashes escaped', String.raw`{"a":"se\"cret\/\u00f1and\u00fa"}`],
    ['in an address', 'https://a.example/?a=se%22cret%2F%C3%B1and%C3%BA&b'],
  ])('hides a secret written %s', (_, text) => {
    expect(keptText(text, ['se"cret/ñandú', 'se"cre'])).toMatch(
      /^(\{"a":"\*\*\*"\}|https:\/\/a\.example\/\?a=\*\*\*&b)$/,
    );
  });

  test('hides a secret value that the end of the text cuts', () => {
    const start = '{"access_token":"';
    expect(keptText(`${start}${'s'.repeat(contentsMax)}"}`, [])).toBe(`${start}***"`);
  });

  test('keeps words that merely contain a short secret, and loses NUL characters', () => {
    expect(keptText('a pin\0 pong', ['pin'])).toBe('a pin pong');
  });
});
