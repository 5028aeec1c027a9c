import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { eventually, principals, testId } from '@tertulia/testkit';
import { startVendor, type Asked, type Vendor } from '../../../e2e/vendors/vendor.js';
import { hostileHosts } from '../../../packages/platform/egress/test/hostile-hosts.js';
import { platformConnectors } from '../src/connectors/all.js';
import { hostileUrls, networkDetail } from './hostile-addresses.js';
import { ana, botOne, deviceToken, integrationsWorld, organizationA, type World } from './world.js';

// Further ways out than those of `ways-out.test.ts`: webhooks, tests of connections and OAuth; and where secrets could be left behind.

const planted = {
  key: 'planted-key-of-a-connection-11',
  password: 'planted-password-of-a-server-22',
  clientSecret: 'planted-client-secret-33',
  accessToken: 'planted-access-token-44',
  refreshToken: 'planted-refresh-token-55',
};
const createEndpoint = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  webhookEndpoint { id } secret userErrors { field code } } }`;
const updateEndpoint = `mutation ($input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(input: $input) {
  webhookEndpoint { url } userErrors { field code } } }`;
const sendTest = `mutation ($id: ID!) { sendTestWebhook(input: { endpointId: $id, eventType: GOAL_REACHED }) {
  delivery { id } userErrors { code } } }`;
const createConnection = `mutation ($input: CreateConnectionInput!) {
  createConnection(input: $input) { connection { id } userErrors { field code } } }`;
const testConnection = `mutation ($id: ID!) { testConnection(input: { connectionId: $id }) {
  outcome httpStatus connection { state stateReason { es en } } userErrors { code } } }`;
const remove = 'mutation ($id: ID!) { deleteConnection(input: { connectionId: $id }) { connectionId } }';
const start = `mutation { startConnection(input: { connector: "google-sheets", name: "Hojas" }) {
  authorizationUrl userErrors { code } } }`;
const attempts = `query ($o: [_Any!]!) { _entities(representations: $o) { ... on Organization {
  webhookEndpoints { deliveries(first: 50) { nodes { state attempts { status failure response } } } } } } }`;

let google: Vendor;
/** Stands inside: nothing may reach it. */
let inside: Vendor;
let world: World;
/** What the token endpoint does. */
let tokenAnswer: 'TOKENS' | 'REDIRECT' = 'TOKENS';
const answers: unknown[] = [];
const session = randomBytes(32).toString('base64url');

beforeAll(async () => {
  google = await startVendor(serve);
  inside = await startVendor(() => ({ status: 200, body: 'reached' }));
  world = await integrationsWorld({
    registry: platformConnectors(),
    settings: {
      ...{ egressAllowed: google.target, vendorUrls: `google=${google.url}` },
      ...{ googleClientId: 'client', googleClientSecret: planted.clientSecret },
    },
  });
  world.sessions.set(session, ana);
  await world.hasPlan(organizationA, 'PROFESSIONAL');
  world.start();
});
afterAll(async () => {
  await world.close();
  await google.close();
  await inside.close();
});

function serve({ url }: Asked) {
  if (url.pathname !== '/token') return { status: 200, body: {} };
  if (tokenAnswer === 'REDIRECT') return { status: 307, body: '', headers: { location: `${inside.url}/token` } };
  const { accessToken: access_token, refreshToken: refresh_token } = planted;
  return { status: 200, body: { access_token, refresh_token, token_type: 'Bearer', expires_in: 3_600 } };
}

/** The data of an operation; all of it is kept, to be searched for secrets. */
async function tell(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, never>> {
  const data = await world.tell(ana, query, variables);
  answers.push(data);
  return data;
}

interface Made {
  readonly connection: { readonly id: string } | null;
}

async function connect(connector: string, fields: Record<string, string>): Promise<string | null> {
  const values = Object.entries(fields).map(([name, value]) => ({ name, value }));
  const made = await tell(createConnection, { input: { connector, name: 'Prueba', fields: values } });
  return (made['createConnection'] as unknown as Made).connection?.id ?? null;
}

interface Tested {
  readonly outcome: string;
  readonly httpStatus: number | null;
}

async function tested(connectionId: string | null): Promise<void> {
  if (connectionId === null) return;
  const data = await tell(testConnection, { id: connectionId });
  const { outcome, httpStatus } = data['testConnection'] as unknown as Tested;
  expect([['REFUSED', 'OUTAGE'].includes(outcome), httpStatus]).toEqual([true, null]);
  expect(JSON.stringify(data)).not.toMatch(networkDetail);
  await tell(remove, { id: connectionId });
}

async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  return asPlatform('test', async () => world.database.read(async (em) => em.execute<Record<string, unknown>[]>(sql)));
}

describe('a webhook endpoint', () => {
  const events = ['GOAL_REACHED'];
  let endpointId: string;

  test('None of the hostile addresses becomes its address', async () => {
    const made = await tell(createEndpoint, { input: { url: 'https://socio.example/hook', eventTypes: events } });
    endpointId = (made['createWebhookEndpoint'] as unknown as { webhookEndpoint: { id: string } }).webhookEndpoint.id;
    for (const url of [...hostileUrls, ...hostileHosts.map((host) => `https://${host}:${inside.port}/`)]) {
      for (const [name, mutation, input] of [
        ['createWebhookEndpoint', createEndpoint, { url, eventTypes: events }],
        ['updateWebhookEndpoint', updateEndpoint, { endpointId, url }],
      ] as const) {
        const data = await tell(mutation, { input });
        const { webhookEndpoint, userErrors } = data[name] as unknown as {
          webhookEndpoint: unknown;
          userErrors: { code: string }[];
        };
        const [code] = userErrors.map((error) => error.code);
        expect([url, webhookEndpoint, ['WEBHOOK_URL_REFUSED', 'REQUIRED'].includes(code ?? '')]).toEqual([
          ...[url, null, true],
        ]);
      }
    }
  });

  test('A delivery to an address that leads inside is not sent, even if it is in the database', async () => {
    const addresses = [`http://127.0.0.1:${inside.port}/`, 'https://169.254.169.254/', 'https://[::ffff:7f00:1]/'];
    for (const address of addresses) {
      await asPlatform('test', async () =>
        world.database.transact(async (em) => em.execute('update webhook_endpoint set url = ?', [address])),
      );
      await tell(sendTest, { id: endpointId });
    }
    const organization = [{ __typename: 'Organization', id: toGlobalId('organization', organizationA) }];
    await eventually(async () => {
      const data = await tell(attempts, { o: organization });
      const tries = JSON.stringify(data).match(/"failure":"[A-Z_]+"/g) ?? [];
      expect(tries.length).toBe(addresses.length);
      expect(new Set(tries)).toEqual(new Set(['"failure":"REFUSED"']));
      expect(JSON.stringify(data)).not.toMatch(networkDetail);
    });
    expect(inside.seen).toHaveLength(0);
  });
});

describe('a test of a connection', () => {
  /** Each address is a connection that is made and tested; a busy machine takes its time for a hundred of them. */
  const timeoutMs = 150_000;
  const urls = () => [...hostileUrls, ...hostileHosts.map((host) => `http://${host}:${inside.port}/`)];

  test(
    'It reaches none of the hostile addresses of a credential, and says nothing of the network',
    async () => {
      for (const origin of urls()) {
        await tested(await connect('http', { origin, scheme: 'BEARER', secret: planted.key }));
      }
      expect(inside.seen).toHaveLength(0);
    },
    timeoutMs,
  );

  test(
    'It reaches none of the hostile addresses of a model',
    async () => {
      for (const baseUrl of urls()) {
        await tested(await connect('openai-compatible', { baseUrl, model: 'm', apiKey: planted.key }));
      }
      expect(inside.seen).toHaveLength(0);
    },
    timeoutMs,
  );

  test(
    'It reaches none of the hostile mail servers',
    async () => {
      for (const host of hostileHosts) {
        for (const port of ['465', '587', String(inside.port)]) {
          const server = { host, port, security: port === '465' ? 'TLS' : 'STARTTLS' };
          await tested(
            await connect('smtp', { ...server, user: 'u', password: planted.password, from: 'a@example.com' }),
          );
        }
      }
      expect(inside.seen).toHaveLength(0);
    },
    timeoutMs,
  );
});

describe('OAuth', () => {
  async function comeBack(parameters: Record<string, string>): Promise<string> {
    const cookie = `__Host-tertulia_session=${session}; __Host-tertulia_device=${deviceToken}`;
    const search = `?${String(new URLSearchParams(parameters))}`;
    const location = await world.returnFromProvider({ search, cookie });
    answers.push(location);
    return new URL(location).searchParams.get('outcome') ?? '';
  }

  async function stateOf(): Promise<string> {
    const data = await tell(start);
    const { authorizationUrl } = data['startConnection'] as unknown as { authorizationUrl: string };
    return new URL(authorizationUrl).searchParams.get('state') ?? '';
  }

  test('A provider that redirects the exchange of the code inside is not followed', async () => {
    tokenAnswer = 'REDIRECT';
    expect(await comeBack({ code: 'code', state: await stateOf() })).not.toBe('CONNECTED');
    expect(inside.seen).toHaveLength(0);
    tokenAnswer = 'TOKENS';
  });

  test.each(['iss', 'issuer', 'token_endpoint', 'redirect_uri'])(
    'A browser that comes back with an address in the parameter %s changes no address that is asked',
    async (name) => {
      await comeBack({ code: 'code', state: await stateOf(), [name]: `${inside.url}/token` });
      expect(inside.seen).toHaveLength(0);
      for (const { body } of google.seen) expect(body).not.toContain(encodeURIComponent(inside.url));
    },
  );

  test('The token works, and its connection shows nothing of it', async () => {
    expect(await comeBack({ code: 'code', state: await stateOf() })).toBe('CONNECTED');
    expect(google.seen.some(({ body }) => body.includes(planted.clientSecret))).toBe(true);
  });
});

test('No planted secret is in an answer, a log, an event, or a row of any table, those of the jobs among them', async () => {
  const kept = await connect('http', { origin: google.url, scheme: 'BEARER', secret: planted.key });
  const effect = { kind: 'request', id: 'e', blockId: 'b', deadlineMs: 5_000, isBackground: true, mappings: [] };
  const request = { method: 'POST', url: `${google.url}/x`, headers: [], body: '{}' };
  const input = {
    ...{ conversationId: testId(0xc1), botId: botOne, isSimulation: false },
    effect: { ...effect, ...request, connectionId: fromGlobalId('connection', kept ?? '') },
  };
  const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';
  answers.push(await world.ask(principals.service({ organizationId: organizationA }), perform, { input }));
  await world.drain();
  const tables = await rowsOf(
    "select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'",
  );
  expect(tables.length).toBeGreaterThan(12);
  const stored: string[] = [];
  for (const { name } of tables) {
    const rows = await rowsOf(`select to_jsonb(one)::text as row from ${String(name)} one`);
    stored.push(...rows.map(({ row }) => String(row)));
  }
  expect(stored.length).toBeGreaterThan(20);
  const places = {
    answers: JSON.stringify(answers),
    logs: world.logged.join('\n'),
    events: JSON.stringify(world.published),
  };
  for (const secret of Object.values(planted)) {
    for (const [place, text] of Object.entries({ ...places, rows: stored.join('\n') })) {
      expect([place, text.includes(secret)]).toEqual([place, false]);
    }
  }
});
