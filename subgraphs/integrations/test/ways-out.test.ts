import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { startVendor, type Asked, type Vendor } from '../../../e2e/vendors/vendor.js';
import { hostileHosts } from '../../../packages/platform/egress/test/hostile-hosts.js';
import { hostileUrls, networkDetail } from './hostile-addresses.js';
import { platformConnectors } from '../src/connectors/all.js';
import { ana, botOne, botTwo, bruno, integrationsWorld, organizationA, type World } from './world.js';

const secret = 'a-secret-that-nobody-reads-back';
const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';
const tryOut = `mutation ($input: TestHttpRequestInput!) { testHttpRequest(input: $input) {
  response { status headers { name value } body sizeBytes isCut } failure durationMs userErrors { field code } } }`;
const create = `mutation ($input: CreateConnectionInput!) {
  createConnection(input: $input) { connection { id } userErrors { field code } } }`;
const update = `mutation ($input: UpdateConnectionInput!) {
  updateConnection(input: $input) { connection { id } userErrors { field code } } }`;
const service = principals.service({ organizationId: organizationA });

let api: Vendor;
/** Stands inside: nothing may reach it. */
let inside: Vendor;
let world: World;
let connectionId: string;

beforeAll(async () => {
  api = await startVendor(serve);
  inside = await startVendor(() => ({ status: 200, body: 'reached' }));
  world = await integrationsWorld({ registry: platformConnectors(), settings: { egressAllowed: api.target } });
  await world.hasPlan(organizationA, 'PROFESSIONAL');
  connectionId = await connect('http', { origin: api.url, scheme: 'BEARER', secret });
});
afterAll(async () => {
  await world.close();
  await api.close();
  await inside.close();
});

function serve({ url, headers }: Asked) {
  if (url.pathname === '/large') return { status: 200, body: 'x'.repeat(100_000) };
  if (url.pathname === '/huge') return { status: 200, body: 'x'.repeat(1_100_000) };
  if (url.pathname === '/inside') return { status: 302, body: '', headers: { location: inside.url } };
  return { status: 200, body: { headers } };
}

interface Errors {
  readonly userErrors: { readonly field: string[] | null; readonly code: string }[];
}

interface Tried extends Errors {
  readonly response: { status: number; body: string; sizeBytes: number; isCut: boolean } | null;
  readonly failure: string | null;
}

async function connect(connector: string, fields: Record<string, string>): Promise<string> {
  const values = Object.entries(fields).map(([name, value]) => ({ name, value }));
  const input = { connector, name: 'Prueba', botIds: [toGlobalId('bot', botOne)], fields: values };
  const { createConnection } = await world.tell(ana, create, { input });
  const { connection, userErrors } = createConnection as unknown as Errors & { connection: { id: string } | null };
  if (connection === null) throw new Error(JSON.stringify(userErrors));
  return connection.id;
}

async function tried(over: object, principal: Principal = ana): Promise<Tried> {
  const input = { botId: toGlobalId('bot', botOne), method: 'GET', url: `${api.url}/`, headers: [], ...over };
  const data: Record<string, unknown> = await world.tell(principal, tryOut, { input });
  return data['testHttpRequest'] as Tried;
}

let count = 0;

async function performed(effect: object, principal: Principal = service): Promise<unknown> {
  count += 1;
  const common = { id: `effect-${count}`, blockId: 'b', deadlineMs: 60_000, isBackground: false };
  const input = { conversationId: testId(0xc1), botId: botOne, effect: { ...common, ...effect }, isSimulation: false };
  const { data, errors } = await world.ask(principal, perform, { input });
  return errors === undefined ? data?.['performEffect'] : errors[0]?.extensions['code'];
}

const remove = 'mutation ($input: DeleteConnectionInput!) { deleteConnection(input: $input) { connectionId } }';

const request = (url: string, over: object = {}) => ({
  ...{ kind: 'request', mappings: [], connectionId: null, method: 'GET', url, headers: [], body: null, ...over },
});

describe('a request with a sealed credential', () => {
  test('It carries the credential, also after it was replaced, and no answer, log or row contains it', async () => {
    const connection = fromGlobalId('connection', connectionId);
    const mappings = [{ path: '$', variable: 'all' }];
    const first = await performed(request(`${api.url}/`, { connectionId: connection, mappings }));
    expect(api.seen.at(-1)?.headers['authorization']).toBe(`Bearer ${secret}`);
    const fields = [{ name: 'secret', value: 'the-next-secret-of-them' }];
    await world.tell(ana, update, { input: { connectionId, fields } });
    const second = await performed(request(`${api.url}/`, { connectionId: connection, mappings }));
    expect(api.seen.at(-1)?.headers['authorization']).toBe('Bearer the-next-secret-of-them');
    const shown = await tried({ connectionId });
    const rows = await asPlatform('test', async () =>
      world.database.read(async (em) => em.execute<unknown[]>('select * from action_run')),
    );
    const all = JSON.stringify([first, second, shown, rows, world.logged, world.published]);
    expect(all).not.toContain(secret);
    expect(all).not.toContain('the-next-secret-of-them');
    await world.tell(ana, update, { input: { connectionId, fields: [{ name: 'secret', value: secret }] } });
  });

  test('A secret cannot be sent elsewhere by changing the address and keeping the secret', async () => {
    const fields = [{ name: 'origin', value: inside.url }];
    const { updateConnection } = await world.tell(ana, update, { input: { connectionId, fields } });
    expect((updateConnection as unknown as Errors).userErrors).toEqual([
      { field: ['input', 'fields', 'secret', 'value'], code: 'REQUIRED' },
    ]);
    await tried({ connectionId });
    expect(inside.seen).toHaveLength(0);
  });
});

describe('trying a request', () => {
  test('It shows status, size and the first 64 KiB of the body, and stores nothing', async () => {
    const { response } = await tried({ url: `${api.url}/large` });
    expect(response).toMatchObject({ status: 200, sizeBytes: 100_000, isCut: true });
    expect(response?.body).toHaveLength(65_536);
    expect(await tried({ url: `${api.url}/huge` })).toMatchObject({ response: null, failure: 'TOO_LARGE' });
  });

  test('A redirect is shown and not followed', async () => {
    expect((await tried({ url: `${api.url}/inside` })).response).toMatchObject({ status: 302 });
    expect(inside.seen).toHaveLength(0);
  });

  test('Bots and connections of others count as missing', async () => {
    for (const [over, principal] of [
      [{}, bruno],
      [{ botId: toGlobalId('bot', testId(0xff)) }, ana],
      [{ connectionId: toGlobalId('connection', testId(0xfe)) }, ana],
      [{ connectionId, botId: toGlobalId('bot', botTwo) }, ana],
    ] as const) {
      expect((await tried(over, principal)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
  });

  test('Whoever may not manage integrations is refused', async () => {
    const input = { botId: toGlobalId('bot', botOne), method: 'GET', url: api.url };
    for (const caller of [principals.viewer({ organizationId: organizationA }), principals.anonymous()]) {
      const { errors } = await world.ask(caller, tryOut, { input });
      expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(errors?.[0]?.extensions['code']);
    }
  });

  test.each([
    [{ method: 'TRACE' }, ['input', 'method']],
    [{ url: 'x'.repeat(5_000) }, ['input', 'url']],
    [{ headers: Array.from({ length: 31 }, () => ({ name: 'a', value: 'b' })) }, ['input', 'headers']],
    [{ headers: [{ name: '', value: 'b' }] }, ['input', 'headers', '0', 'name']],
    [{ method: 'POST', body: 'x'.repeat(100_001) }, ['input', 'body']],
  ])('The wrong input %j is named at its field', async (wrong, field) => {
    expect((await tried(wrong)).userErrors.map((one) => one.field)).toEqual([field]);
  });
});

describe('performing an effect', () => {
  test('It is for services of the platform only', async () => {
    for (const caller of [ana, principals.superAdmin(), principals.visitor({ organizationId: organizationA })]) {
      expect(await performed(request(api.url), caller)).toBe('FORBIDDEN');
    }
  });

  test('Input that is no effect gets a code', async () => {
    for (const wrong of [
      { kind: 'eval' },
      request(api.url, { method: 'CONNECT' }),
      { kind: 'request', deadlineMs: -1 },
    ]) {
      expect(await performed(wrong)).toBe('BAD_USER_INPUT');
    }
  });
});

describe('hostile addresses', () => {
  const withPort = () => hostileHosts.map((host) => `http://${host}:${inside.port}/`);

  test('None of them passes through the HTTP block', async () => {
    for (const url of [...hostileUrls, ...withPort()]) {
      const result = JSON.stringify(await performed(request(url)));
      expect(result).toMatch(/"failed"/);
      expect(result).not.toMatch(networkDetail);
    }
    expect(inside.seen).toHaveLength(0);
  });

  test('None of them passes through a request that is tried', async () => {
    for (const url of [...hostileUrls, ...withPort()]) {
      const { response, failure } = await tried({ url });
      expect([url, response, ['NOT_ALLOWED', 'UNREACHABLE'].includes(failure ?? '')]).toEqual([url, null, true]);
    }
    expect(inside.seen).toHaveLength(0);
  });

  test('None of them passes as the address of a model or of a credential', async () => {
    for (const url of [...hostileHosts.map((host) => `http://${host}/v1`), ...withPort()]) {
      const model = await connect('openai-compatible', { baseUrl: url, model: 'm', apiKey: secret }).catch(String);
      if (model.startsWith('Error')) continue;
      const connection = fromGlobalId('connection', model);
      const answer = {
        kind: 'action',
        connectionId: connection,
        action: 'answer',
        inputs: { question: '?' },
        mappings: [],
      };
      const result = JSON.stringify(await performed(answer));
      expect(result).toMatch(/"failed"/);
      expect(result).not.toMatch(networkDetail);
      await world.tell(ana, remove, { input: { connectionId: model } });
    }
    expect(inside.seen).toHaveLength(0);
  });

  test('None of them passes as a mail server', async () => {
    for (const port of ['587', String(inside.port)]) {
      await Promise.all(hostileHosts.map(async (host) => refuses(host, port)));
    }
    expect(inside.seen).toHaveLength(0);

    async function refuses(host: string, port: string): Promise<void> {
      const fields = { host, port, security: 'STARTTLS', user: 'u', password: secret, from: 'a@example.com' };
      const mail = await connect('smtp', fields).catch(String);
      if (mail.startsWith('Error')) return;
      const connection = fromGlobalId('connection', mail);
      const letter = {
        kind: 'mail',
        connectionId: connection,
        to: 'b@example.com',
        replyTo: '',
        subject: 's',
        text: 't',
      };
      const result = JSON.stringify(await performed(letter));
      expect(result).toMatch(/"failed"/);
      expect(result).not.toMatch(networkDetail);
      await world.tell(ana, remove, { input: { connectionId: mail } });
    }
  });
});
