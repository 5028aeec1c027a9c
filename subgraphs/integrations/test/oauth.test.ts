import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import type { Principal, UserPrincipal } from '@tertulia/principal';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { registryForTests } from './connectors-for-tests.js';
import { clientSecret, startProvider, visit } from './oauth-provider.js';
import { ana, botOne, bruno, deviceToken, integrationsWorld, organizationA, publicUrl, type World } from './world.js';

type OAuthWorld = World & { provider: Awaited<ReturnType<typeof startProvider>> };

const start = `mutation ($input: StartConnectionInput!) {
  startConnection(input: $input) { authorizationUrl userErrors { field code } } }`;
const again = `mutation ($id: ID!) {
  reauthorizeConnection(input: { connectionId: $id }) { authorizationUrl userErrors { code } } }`;
const read = `query ($c: [_Any!]!) { _entities(representations: $c) { ... on Connection {
  id name state accountLabel lastFour bots { id } } } }`;

let world: OAuthWorld;
const session = randomBytes(32).toString('base64url');
beforeAll(async () => {
  const provider = await startProvider();
  const opened = await integrationsWorld({ registry: registryForTests, settings: provider.settings });
  world = { ...opened, provider };
});
beforeEach(() => {
  world.sessions.clear();
  world.sessions.set(session, ana);
});
afterAll(async () => {
  await world.close();
  await world.provider.close();
});

const inputOf = (over: object = {}) => ({ input: { connector: 'sheets', name: 'Mi hoja', ...over } });

async function startAs(principal: Principal = ana, over: object = {}): Promise<string> {
  const { startConnection } = await world.tell(principal, start, inputOf(over));
  const { authorizationUrl, userErrors } = startConnection as unknown as {
    authorizationUrl: string | null;
    userErrors: [];
  };
  if (authorizationUrl === null) throw new Error(JSON.stringify(userErrors));
  return authorizationUrl;
}

const cookieOf = (token: string, device = deviceToken) =>
  `theme=dark; __Host-tertulia_session=${token}; __Host-tertulia_device=${device}`;

/** Comes back from the provider; returns the page to which the browser is sent. */
async function comeBack(parameters: URLSearchParams | string, cookie: string | undefined = cookieOf(session)) {
  const location = await world.returnFromProvider({ search: `?${String(parameters)}`, cookie });
  const page = new URL(location);
  expect(page.origin + page.pathname).toBe(`${publicUrl}/integrations`);
  return { outcome: page.searchParams.get('outcome'), id: page.searchParams.get('connection') ?? '' };
}

async function connect(over: object = {}): Promise<string> {
  const { outcome, id } = await comeBack(await visit(await startAs(ana, over)));
  expect(outcome).toBe('CONNECTED');
  return id;
}

async function entity(id: string): Promise<Record<string, unknown>> {
  const { _entities } = await world.tell(ana, read, { c: [{ __typename: 'Connection', id }] });
  return (_entities as unknown as Record<string, unknown>[])[0] ?? {};
}

async function connectionCount(): Promise<number> {
  const rows = await asPlatform('test', async () =>
    world.database.read(async (em) => em.execute<{ n: number }[]>('select count(*)::int as n from connection')),
  );
  return rows[0]?.n ?? 0;
}

describe('connecting by signing in at the provider', () => {
  test('asks for consent with PKCE, a state of 256 bits and the one exact redirect', async () => {
    const url = new URL(await startAs());
    expect(url.origin).toBe(world.provider.origin);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ response_type: 'code', prompt: 'consent', code_challenge_method: 'S256' },
      ...{ redirect_uri: `${publicUrl}/oauth/callback`, state: expect.stringMatching(/^[\w-]{43}$/) },
    });
    expect(url.href).not.toContain(clientSecret);
  });

  test('stores a connection with its account and a token that works', async () => {
    const id = await connect({ botIds: [toGlobalId('bot', botOne)] });
    expect(await entity(id)).toMatchObject({
      ...{ name: 'Mi hoja', state: 'CONNECTED', accountLabel: 'ana@salon.example' },
      ...{ lastFour: expect.stringMatching(/^.{4}$/), bots: [{ id: toGlobalId('bot', botOne) }] },
    });
    const usable = await world.deps.credentials.use(organizationA, fromGlobalId('connection', id));
    expect(Object.keys(usable.secret)).toEqual(['accessToken']);
    await world.drain();
    expect(
      world.published.filter(({ payload }) => JSON.stringify(payload).includes(fromGlobalId('connection', id))),
    ).toMatchObject([
      { name: 'integrations.connection-state-changed.v1', payload: { state: 'CONNECTED', previous: null } },
      { name: 'integrations.configuration-changed.v1', payload: { change: 'CREATED' } },
    ]);
  });

  test('authorises a connection again under its old id, with a new credential', async () => {
    const id = await connect();
    const uuid = fromGlobalId('connection', id);
    const before = await world.deps.credentials.use(organizationA, uuid);
    const { reauthorizeConnection } = await world.tell(ana, again, { id });
    const { authorizationUrl } = reauthorizeConnection as unknown as { authorizationUrl: string };
    expect(await comeBack(await visit(authorizationUrl))).toEqual({ outcome: 'CONNECTED', id });
    const after = await world.deps.credentials.use(organizationA, uuid);
    expect(after.revision).toBe(before.revision + 1);
    expect(after.secret).not.toEqual(before.secret);
  });

  test('is refused where the plan is too small, the provider is not set up or no browser asks', async () => {
    await world.hasPlan(organizationA, 'STARTER');
    expect((await world.tell(ana, start, inputOf()))['startConnection']).toMatchObject({
      userErrors: [{ code: 'PLAN_TOO_SMALL' }],
    });
    await world.hasPlan(organizationA, 'PROFESSIONAL');
    expect((await world.tell(ana, start, inputOf({ connector: 'notes' })))['startConnection']).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE' }],
    });
    const { errors } = await world.subgraph.execute({
      query: start,
      variables: inputOf(),
      principal: ana,
      requestId: 'r',
    });
    expect(errors?.[0]?.extensions['code']).toBe('CSRF_REFUSED');
    const key = principals.apiKey(['integrations:read'], { organizationId: organizationA });
    expect((await world.ask(key, start, inputOf())).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const without = await world.join({ googleClientId: null });
    const refused = await without.subgraph.execute({
      query: start,
      variables: inputOf(),
      principal: ana,
      requestId: 'r',
      deviceToken,
    });
    expect(refused.data?.['startConnection']).toMatchObject({ userErrors: [{ code: 'CONNECTOR_NOT_SET_UP' }] });
  });
});

describe('fifteen hostile returns connect nothing', () => {
  type Hostile = (sent: URLSearchParams) => Promise<{ outcome: string | null }>;
  const changed = (sent: URLSearchParams, change: (parameters: URLSearchParams) => void) => {
    const copy = new URLSearchParams(sent);
    change(copy);
    return copy;
  };
  const signedInAs = async (sent: URLSearchParams, user: UserPrincipal) => {
    world.sessions.set(session, user);
    return comeBack(sent);
  };
  const cases: [string, string, Hostile][] = [
    [
      'a state that was never issued',
      'EXPIRED',
      async (sent) => comeBack(changed(sent, (p) => p.set('state', 'A'.repeat(43)))),
    ],
    ['no state', 'EXPIRED', async (sent) => comeBack(changed(sent, (p) => p.delete('state')))],
    ['an empty state', 'EXPIRED', async (sent) => comeBack(changed(sent, (p) => p.set('state', '')))],
    ['two states', 'EXPIRED', async (sent) => comeBack(changed(sent, (p) => p.append('state', 'B'.repeat(43))))],
    [
      'a state with a pattern',
      'EXPIRED',
      async (sent) => comeBack(changed(sent, (p) => p.set('state', `%' or true --`))),
    ],
    [
      'the stored hash as the state',
      'EXPIRED',
      async (sent) => comeBack(changed(sent, (p) => p.set('state', 'f'.repeat(64)))),
    ],
    [
      'a state with other case',
      'EXPIRED',
      async (sent) => comeBack(changed(sent, (p) => p.set('state', swapped(p.get('state') ?? '')))),
    ],
    [
      'a state that is eleven minutes old',
      'EXPIRED',
      async (sent) => {
        world.clock.advance(660_000);
        return comeBack(sent);
      },
    ],
    ['no session', 'NOT_YOURS', async (sent) => comeBack(sent, `__Host-tertulia_device=${deviceToken}`)],
    ['a session that ended', 'NOT_YOURS', async (sent) => comeBack(sent, cookieOf('e'.repeat(43)))],
    ['another browser', 'NOT_YOURS', async (sent) => comeBack(sent, cookieOf(session, 'x'.repeat(43)))],
    [
      'cookies without the secure prefix',
      'NOT_YOURS',
      async (sent) => comeBack(sent, cookieOf(session).replaceAll('__Host-', '')),
    ],
    ['another person', 'NOT_YOURS', async (sent) => signedInAs(sent, { ...ana, userId: testId(0xdd) })],
    [
      'the same person in another organization',
      'NOT_YOURS',
      async (sent) => signedInAs(sent, { ...ana, organizationId: bruno.organizationId }),
    ],
    [
      'the same person in another session',
      'NOT_YOURS',
      async (sent) => signedInAs(sent, { ...ana, sessionId: testId(0xde) }),
    ],
    ['a person who may not any more', 'NOT_ALLOWED', async (sent) => signedInAs(sent, { ...ana, role: 'VIEWER' })],
    [
      'a code of another authorization',
      'FAILED',
      async (sent) => {
        const other = await visit(await startAs());
        return comeBack(changed(sent, (p) => p.set('code', other.get('code') ?? '')));
      },
    ],
    ['a forged code', 'FAILED', async (sent) => comeBack(changed(sent, (p) => p.set('code', 'forged')))],
    ['two codes', 'EXPIRED', async (sent) => comeBack(changed(sent, (p) => p.append('code', 'other')))],
    ['another issuer', 'FAILED', async (sent) => comeBack(changed(sent, (p) => p.set('iss', 'https://evil.example')))],
    [
      'an error of the provider',
      'FAILED',
      async (sent) => comeBack(changed(sent, (p) => (p.delete('code'), p.set('error', 'server_error')))),
    ],
    [
      'a person who did not agree',
      'DENIED',
      async (sent) => comeBack(changed(sent, (p) => (p.delete('code'), p.set('error', 'access_denied')))),
    ],
  ];

  test.each(cases)('%s is %s', async (_, outcome, attack) => {
    const sent = await visit(await startAs());
    const before = await connectionCount();
    expect((await attack(sent)).outcome).toBe(outcome);
    expect(await connectionCount()).toBe(before);
  });

  test('a state counts once, also when ten browsers come back with it at once, and whatever came of it', async () => {
    const sent = await visit(await startAs());
    const before = await connectionCount();
    const outcomes = await Promise.all(Array.from({ length: 10 }, async () => (await comeBack(sent)).outcome));
    expect(outcomes.filter((outcome) => outcome === 'CONNECTED')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'EXPIRED')).toHaveLength(9);
    expect(await connectionCount()).toBe(before + 1);
    const leaked = await visit(await startAs());
    expect((await comeBack(leaked, cookieOf(session, 'y'.repeat(43)))).outcome).toBe('NOT_YOURS');
    expect((await comeBack(leaked)).outcome).toBe('EXPIRED');
  });

  test('an expired state is removed by the job', async () => {
    await startAs();
    world.clock.advance(660_000);
    await asPlatform('test', async () => world.jobs[1]?.run());
    const rows = await asPlatform('test', async () =>
      world.database.read(async (em) => em.execute<unknown[]>('select 1 from oauth_attempt')),
    );
    expect(rows).toEqual([]);
  });

  test('no state, code, verifier, token or client secret reaches the log or an event', async () => {
    const sent = await visit(await startAs());
    const { id } = await comeBack(sent);
    const { secret } = await world.deps.credentials.use(organizationA, fromGlobalId('connection', id));
    const forged = await visit(await startAs());
    forged.set('code', 'planted-code-1234567890');
    await comeBack(forged);
    await world.drain();
    const told = `${world.logged.join('')}${JSON.stringify(world.published)}`;
    const planted = [
      sent.get('state'),
      sent.get('code'),
      secret['accessToken'],
      clientSecret,
      'planted-code-1234567890',
    ];
    for (const text of planted) expect([text, told.includes(text ?? '')]).toEqual([text, false]);
  });
});

function swapped(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
}
