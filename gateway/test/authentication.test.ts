import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { principals, testId } from '@tertulia/testkit';
import { SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { connectClient } from './toys/socket-client.js';
import {
  codesOf,
  now,
  publicUrl,
  startToyGateway,
  visitorSecret,
  type Answer,
  type Mode,
  type ToyGateway,
} from './toys/toy-gateway.js';

const sessionToken = 'session-token-of-ana-0123456789';
const apiKey = 'ttl_live_0123456789abcdef';
const cookie = `tertulia_session=${sessionToken}`;
const callerQuery = { query: '{ caller { kind locale organizationId } }' };

const claims = { organizationId: testId(0xa), botId: testId(0xb), conversationId: testId(0xc) };
const inSeconds = (seconds: number): number => Math.floor(now.getTime() / 1_000) + seconds;

interface TokenOver {
  readonly secret?: string;
  readonly alg?: string;
  readonly audience?: string;
  readonly issuer?: string;
  readonly expiresIn?: number | null;
  readonly claims?: Record<string, unknown>;
}

async function visitorToken(over: TokenOver = {}): Promise<string> {
  const jwt = new SignJWT({ ...claims, ...over.claims })
    .setProtectedHeader({ alg: over.alg ?? 'HS256' })
    .setIssuer(over.issuer ?? 'tertulia')
    .setAudience(over.audience ?? 'visitor');
  if (over.expiresIn !== null) jwt.setExpirationTime(inSeconds(over.expiresIn ?? 60));
  return jwt.sign(new TextEncoder().encode(over.secret ?? visitorSecret));
}

describe.each<Mode>(['LOCAL', 'HTTP'])('authentication, subgraphs %s', (mode) => {
  let toy: ToyGateway;
  const ana = principals.admin({ locale: 'es' });
  const partner = principals.apiKey(['bots:read'], { locale: 'en' });
  beforeAll(async () => {
    toy = await startToyGateway(mode);
  });
  afterAll(async () => toy.close());
  beforeEach(() => {
    toy.identity.isBroken = false;
    toy.identity.sessions.set(sessionToken, ana);
    toy.identity.apiKeys.set(apiKey, partner);
  });

  const kindOf = async (headers: Record<string, string>): Promise<unknown> =>
    ((await toy.post(callerQuery, headers)).body.data?.['caller'] as { kind?: unknown } | undefined)?.kind;

  test('A request without a credential is anonymous and uses the language of Accept-Language', async () => {
    const answer = await toy.post(callerQuery, { 'accept-language': 'en' });
    expect(answer.body.data).toEqual({ caller: { kind: 'ANONYMOUS', locale: 'en', organizationId: null } });
  });

  test('A session cookie, an API key and a visitor token are resolved to their principals', async () => {
    expect((await toy.post(callerQuery, { cookie: `a=b; ${cookie}` })).body.data).toEqual({
      caller: { kind: 'USER', locale: 'es', organizationId: ana.organizationId },
    });
    expect((await toy.post(callerQuery, { authorization: `Bearer ${apiKey}` })).body.data).toEqual({
      caller: { kind: 'API_KEY', locale: 'en', organizationId: partner.organizationId },
    });
    expect((await toy.post(callerQuery, { authorization: `Visitor ${await visitorToken()}` })).body.data).toEqual({
      caller: { kind: 'VISITOR', locale: 'es', organizationId: testId(0xa) },
    });
  });

  test('A session is answered in the language chosen in its browser, otherwise in that of the account', async () => {
    const localeFor = async (chosen: string): Promise<unknown> =>
      (
        (await toy.post(callerQuery, { cookie: `${cookie}; tertulia_locale=${chosen}`, 'accept-language': 'en' })).body
          .data?.['caller'] as { locale?: unknown } | undefined
      )?.locale;
    expect(await Promise.all(['en', 'es', 'fr', ''].map(localeFor))).toEqual(['en', 'es', 'es', 'es']);
  });

  test('Authorization takes precedence over the cookie', async () => {
    expect(await kindOf({ cookie, authorization: `Bearer ${apiKey}` })).toBe('API_KEY');
  });

  test('A partner’s response contains the cost of its operation', async () => {
    const answer = await toy.post(
      { query: '{ orders(first: 10) { id title } }' },
      { authorization: `Bearer ${apiKey}` },
    );
    const bucket = { capacity: 20_000, restoreRate: 500, currentlyAvailable: expect.any(Number) };
    expect(answer.body.extensions).toEqual({ cost: { requested: 21, actual: 21, bucket } });
  });

  test('Members may send larger bodies than others, up to a bound of their own', async () => {
    toy.identity.apiKeys.set(apiKey, principals.apiKey(['bots:read']));
    const ask = async (characters: number, headers: Record<string, string>) => {
      const { status } = await toy.post({ query: `{ __typename } #${'x'.repeat(characters)}` }, headers);
      return status;
    };
    const key = { authorization: `Bearer ${apiKey}` };
    expect(await ask(1_000_000, key)).not.toBe(413);
    expect(await ask(1_000_000, {})).toBe(413);
    expect(await ask(2_200_000, key)).toBe(413);
  });

  test.each([
    ['an unknown key', 'Bearer ttl_live_ffffffffffffffff'],
    ['a key without the platform’s prefix', 'Bearer sk_live_0123456789abcdef'],
    ['a session as a key', `Bearer ${sessionToken}`],
    ['another scheme', 'Basic YTpi'],
    ['no token', 'Bearer '],
    ['nothing', ' '],
    ['two tokens', `Bearer ${apiKey} ${apiKey}`],
    ['a token that is too long', `Visitor ${'x'.repeat(5_000)}`],
    ['a token that is not a JWT', 'Visitor abc'],
  ])('A request with %s is 401', async (_, authorization) => {
    const answer = await toy.post(callerQuery, {
      authorization: authorization.trim() === '' ? 'Bearer' : authorization,
    });
    expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test.each<[string, TokenOver]>([
    ['signed with another secret', { secret: 'another secret, long enough for the algorithm' }],
    ['signed with another algorithm', { alg: 'HS512' }],
    ['expired', { expiresIn: -1 }],
    ['without an expiry', { expiresIn: null }],
    ['for another audience', { audience: 'member' }],
    ['from another issuer', { issuer: 'another-issuer' }],
    ['without a bot', { claims: { botId: undefined } }],
    ['with invalid ids', { claims: { conversationId: "1' or '1'='1" } }],
  ])('A visitor token %s is 401', async (_, over) => {
    const answer = await toy.post(callerQuery, { authorization: `Visitor ${await visitorToken(over)}` });
    expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
  });

  test('A visitor token without a signature, or with a swapped part, is 401', async () => {
    const unsecured = new UnsecuredJWT(claims)
      .setIssuer('tertulia')
      .setAudience('visitor')
      .setExpirationTime(inSeconds(60))
      .encode();
    const [head = '', body = '', mac = ''] = (await visitorToken()).split('.');
    const other = Buffer.from(
      JSON.stringify({ ...claims, organizationId: testId(0xf), iss: 'tertulia', aud: 'visitor', exp: inSeconds(60) }),
    ).toString('base64url');
    for (const token of [unsecured, `${head}.${body}.`, `${head}.${other}.${mac}`]) {
      const answer = await toy.post(callerQuery, { authorization: `Visitor ${token}` });
      expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
    }
  });

  test('A cookie that is no longer valid is cleared and the caller is anonymous', async () => {
    toy.identity.sessions.clear();
    const answer = await toy.post(callerQuery, { cookie });
    expect(answer.body.data).toMatchObject({ caller: { kind: 'ANONYMOUS' } });
    expect(answer.headers.get('set-cookie')).toMatch(/^tertulia_session=; .*Max-Age=0$/);
  });

  test('A malformed cookie is not looked up', async () => {
    const before = toy.identity.resolutions;
    expect(await kindOf({ cookie: 'tertulia_session=<script>' })).toBe('ANONYMOUS');
    expect(toy.identity.resolutions).toBe(before);
  });

  test('While identity is failing, a request with a credential gets an error that is not 401 and is not executed', async () => {
    toy.identity.isBroken = true;
    const credentials: Record<string, string>[] = [{ cookie }, { authorization: `Bearer ${apiKey}` }];
    for (const headers of credentials) {
      const answer = await toy.post(callerQuery, headers);
      expect([answer.status, codesOf(answer)]).toEqual([503, ['SUBGRAPH_UNAVAILABLE']]);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(await kindOf({})).toBe('ANONYMOUS');
  });

  test('Signing in sets the cookie, and the token appears nowhere else', async () => {
    const answer = await toy.post({ query: 'mutation { signIn }' });
    expect(answer.headers.get('set-cookie')).toBe(
      'tertulia_session=a-new-session-token-0123456789; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000',
    );
    expect(answer.body).toEqual({ data: { signIn: true } });
  });

  test('After a sign-in the rest of the operation runs as the new user in all subgraphs, and the response does not reveal the principal', async () => {
    toy.identity.successor = ana;
    const answer = await toy.post({ query: 'mutation { before: orderer signIn after: orderer }' });
    toy.identity.successor = null;
    expect(answer.body).toEqual({ data: { before: 'ANONYMOUS', signIn: true, after: 'USER' } });
    expect(await kindOf({})).toBe('ANONYMOUS');
  });

  test('A browser keeps its device token after signing out, and subgraphs receive the token and the address', async () => {
    toy.identity.deviceToken = 'what-the-browser-is-known-by-0123456789abcd';
    const answer = await toy.post({ query: 'mutation { signIn }' });
    const [, device = ''] = answer.headers.getSetCookie();
    expect(device).toBe(
      `tertulia_device=${toy.identity.deviceToken}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${400 * 86_400}`,
    );
    toy.identity.deviceToken = null;
    const known = device.split(';')[0] ?? '';
    const out = await toy.post({ query: 'mutation { signOut }' }, { cookie: `${cookie}; ${known}` });
    expect(out.headers.getSetCookie().length).toBe(1);
    const query = '{ caller { kind address deviceToken } }';
    const response = await toy.post({ query }, { cookie: known });
    expect(response.body.data).toEqual({
      caller: { kind: 'ANONYMOUS', address: '127.0.0.1', deviceToken: known.split('=')[1] },
    });
    const nonsense = await toy.post({ query }, { cookie: 'tertulia_device=<x>' });
    expect(nonsense.body.data).toMatchObject({ caller: { deviceToken: null } });
  });

  test('Signing out clears the cookie', async () => {
    const answer = await toy.post({ query: 'mutation { signOut }' }, { cookie });
    expect(answer.headers.get('set-cookie')).toBe('tertulia_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });

  test('Over https the cookie is bound to the host', async () => {
    const secure = await startToyGateway(mode, { publicUrl: 'https://portal.example' });
    const answer = await secure.post({ query: 'mutation { signIn }' });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-tertulia_session=.*; Path=\/; .*Secure; Max-Age=/);
    secure.identity.sessions.set(sessionToken, ana);
    const insecure = await secure.post(callerQuery, { cookie });
    expect(insecure.body.data).toMatchObject({ caller: { kind: 'ANONYMOUS' } });
    await secure.close();
  });

  describe('origins of pages', () => {
    test('A cookie from a page of another site is refused', async () => {
      const pages: Record<string, string>[] = [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: `${publicUrl}.evil.example` },
        { 'sec-fetch-site': 'cross-site' },
      ];
      for (const headers of pages) {
        const answer = await toy.post(callerQuery, { cookie, ...headers });
        expect([answer.status, codesOf(answer)]).toEqual([403, ['CSRF_REFUSED']]);
      }
    });

    test('A cookie from an own page is accepted', async () => {
      expect(await kindOf({ cookie, origin: publicUrl, 'sec-fetch-site': 'same-origin' })).toBe('USER');
    });

    test('Any page can call with its own token, never with credentials of the browser', async () => {
      const asked = await toy.send({
        method: 'OPTIONS',
        headers: { origin: 'https://salon.example', 'access-control-request-headers': 'authorization' },
      });
      expect(asked.status).toBe(204);
      expect(asked.headers.get('access-control-allow-headers')).toMatch(/authorization, content-type/);
      const answer = await toy.post(callerQuery, {
        origin: 'https://salon.example',
        authorization: `Visitor ${await visitorToken()}`,
      });
      expect(answer.body.data).toMatchObject({ caller: { kind: 'VISITOR' } });
      for (const { headers } of [asked, answer]) {
        expect(headers.get('access-control-allow-origin')).toBe('*');
        expect(headers.get('access-control-allow-credentials')).toBeNull();
      }
    });
  });
});

describe('bad credentials', () => {
  test('An address with many bad credentials is rate limited, but its valid credentials are accepted, new or seen before', async () => {
    const { ratesDefault } = await import('../src/index.js');
    const toy = await startToyGateway('LOCAL', {
      settings: { rates: { ...ratesDefault, BAD_CREDENTIAL: { points: 3, windowSeconds: 30 } } },
    });
    toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
    toy.identity.sessions.set(sessionToken, principals.admin());
    const ask = (headers: Record<string, string>): Promise<Answer> => toy.post(callerQuery, headers);
    const bad = { authorization: 'Bearer ttl_live_ffffffffffffffff' };
    for (let tries = 0; tries < 3; tries += 1) expect((await ask(bad)).status).toBe(401);
    const refused = await ask(bad);
    expect([refused.status, codesOf(refused)]).toEqual([429, ['RATE_LIMITED']]);
    expect(refused.headers.get('ratelimit-limit')).toBe('3');
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('retry-after')).toBe(refused.headers.get('ratelimit-reset'));
    for (const authorization of [`Bearer ${apiKey}`, `Visitor ${await visitorToken()}`]) {
      for (let turn = 0; turn < 2; turn += 1) expect((await ask({ authorization })).status).toBe(200);
    }
    expect((await ask({ cookie })).body.data).toMatchObject({ caller: { kind: 'USER' } });
    expect((await ask({ cookie: 'tertulia_session=a-session-that-ended-0123456789' })).status).toBe(200);
    expect((await ask({})).status).toBe(200);
    const parameters = { apiKey };
    expect((await connectClient(toy.socketUrl, { parameters })).frames).toEqual([{ type: 'connection_ack' }]);
    const socket = await connectClient(toy.socketUrl, { parameters: { apiKey: 'ttl_live_ffffffffffffffff' } });
    expect(await socket.closed).toMatchObject({ code: 1013, reason: expect.stringMatching(/^Try again in \d+ s$/) });
    await toy.close();
  });

  test('A flood of bad credentials delays valid ones and refuses none', async () => {
    const toy = await startToyGateway('LOCAL');
    const keys = Array.from({ length: 20 }, (_, at) => `ttl_live_good_${String(at).padStart(12, '0')}`);
    for (const key of keys)
      toy.identity.apiKeys.set(key, principals.apiKey([], { keyId: testId(100 + keys.indexOf(key)) }));
    const flood = Array.from({ length: 400 }, (_, at) =>
      toy.post(callerQuery, { authorization: `Bearer ttl_live_bad_${String(at).padStart(12, '0')}` }),
    );
    const good = await Promise.all(keys.map((key) => toy.post(callerQuery, { authorization: `Bearer ${key}` })));
    expect(good.map(({ status }) => status)).toEqual(keys.map(() => 200));
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(370);
    await toy.close();
  });

  test('Credentials never appear in the log', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const toy = await startToyGateway('LOCAL', { log });
    toy.identity.sessions.set(sessionToken, principals.admin());
    const token = await visitorToken({ expiresIn: -5 });
    const answers: Answer[] = [
      await toy.post(callerQuery, { cookie }),
      await toy.post({ query: 'query Named($t: String) { echo(text: $t) }', variables: { t: 'a-secret-variable' } }),
      await toy.post(callerQuery, { authorization: 'Bearer ttl_live_a_wrong_secret_key' }),
      await toy.post(callerQuery, { authorization: `Visitor ${token}` }),
      await toy.post({ query: 'mutation { signIn }' }),
    ];
    await toy.close();
    const text = lines.join('\n');
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 401, 200]);
    expect(text).toContain('"operationName":"Named"');
    expect(text).toContain('"code":"UNAUTHENTICATED"');
    for (const secret of [sessionToken, 'a-secret-variable', 'a_wrong_secret', token, 'a-new-session-token']) {
      expect(text).not.toContain(secret);
    }
  });

  test('Without an identity subgraph every caller is anonymous and credentials are ignored', async () => {
    const toy = await startToyGateway('LOCAL', { hasIdentity: false });
    for (const headers of [{}, { cookie }, { authorization: 'Bearer anything' }]) {
      const answer = await toy.post(callerQuery, headers as Record<string, string>);
      expect(answer.body.data).toMatchObject({ caller: { kind: 'ANONYMOUS' } });
    }
    expect((await toy.post({ query: 'mutation { signIn }' })).headers.get('set-cookie')).toBeNull();
    expect((await toy.send({ path: '/ready' })).status).toBe(200);
    await toy.close();
  });
});
