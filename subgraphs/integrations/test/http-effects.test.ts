import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OutsideEffectOf } from '@tertulia/flow-engine';
import { eventually, principals, testId } from '@tertulia/testkit';
import { startVendor, type Asked, type Vendor } from '../../../e2e/vendors/vendor.js';
import { performEffect } from '../src/application/perform-effect.js';
import { workDueRuns, workOnDueRun } from '../src/application/work-due-runs.js';
import {
  botId,
  conversationId,
  effectParts,
  organizationId,
  outsideWorld,
  type OutsideWorld,
} from './outside-world.js';

let api: Vendor;
let world: OutsideWorld;
/** Bookings that the far side made, by idempotency key: a key that it knows makes none. */
const bookings = new Map<string, unknown>();

beforeAll(async () => {
  api = await startVendor(serve);
  world = await outsideWorld({ targets: [api.target] });
});
afterAll(async () => {
  await world.close();
  await api.close();
});

function serve({ method, url, json, headers }: Asked) {
  if (url.pathname === '/echo') return { status: 200, body: { method, query: url.search, json, headers } };
  if (url.pathname === '/teapot') return { status: 418, body: { secret: 'of the far side' } };
  if (url.pathname === '/text') return { status: 200, body: 'plain words' };
  const key = String(headers['idempotency-key']);
  if (!bookings.has(key)) bookings.set(key, json);
  return { status: 201, body: { booking: { id: 'B-7', seats: [3, 4] }, price: 12.5 } };
}

function request(over: Partial<OutsideEffectOf<'request'>> = {}): OutsideEffectOf<'request'> {
  return {
    ...{ kind: 'request', ...effectParts(), connectionId: null, method: 'POST', url: `${api.url}/bookings` },
    ...{ headers: [], body: '{"guests":2}', mappings: [{ path: '$.booking.id', variable: 'booking' }] },
    ...over,
  };
}

const runOf = async (effectId: string) => (await world.runs()).find((run) => run.effect_id === effectId);

describe('an HTTP request of a flow', () => {
  test('The response is mapped into variables, and the run is stored without what was sent', async () => {
    const mappings = [
      { path: '$.booking.id', variable: 'booking' },
      { path: '$.price', variable: 'price' },
      { path: '$.booking.seats', variable: 'seats' },
      { path: '$.nothing', variable: 'nothing' },
    ];
    const effect = request({ mappings });
    expect(await world.perform(effect)).toEqual({
      ...{ kind: 'done', status: 201 },
      values: { booking: 'B-7', price: 12.5, seats: [3, 4], nothing: null },
    });
    expect(await runOf(effect.id)).toMatchObject({ status: 'SUCCEEDED', attempts: 1, http_status: 201, effect: null });
  });

  test('A repeated call returns the stored result and sends nothing', async () => {
    const effect = request();
    const first = await world.perform(effect);
    const sent = api.seen.length;
    expect(await world.perform(effect)).toEqual(first);
    expect(api.seen).toHaveLength(sent);
  });

  test('Two replicas that are asked at once send one request, and both return its result', async () => {
    const effect = request();
    const before = api.seen.length;
    const other = world.replica();
    const results = await Promise.all([world.perform(effect), world.perform(effect, other), world.perform(effect)]);
    expect(results).toEqual([results[0], results[0], results[0]]);
    expect(api.seen.length - before).toBe(1);
  });

  test('A response that is cut after the far side has accepted is asked for again with the same key, so that it acts once', async () => {
    const before = bookings.size;
    api.failNext(['cut', 'cut']);
    const effect = request();
    expect(await world.perform(effect)).toMatchObject({ kind: 'done', values: { booking: 'B-7' } });
    expect(bookings.size - before).toBe(1);
    const keys = api.seen.slice(-3).map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(1);
  });

  test('A failure of the far side is repeated until it works', async () => {
    api.failNext(['fail', 'fail']);
    expect(await world.perform(request())).toMatchObject({ kind: 'done' });
  });

  test('A limit is waited for as long as the far side asks', async () => {
    api.retryAfterSeconds = 1;
    api.failNext(['limit']);
    expect(await world.perform(request())).toMatchObject({ kind: 'done' });
    const [limited, served] = api.seen.slice(-2);
    expect((served?.atMs ?? 0) - (limited?.atMs ?? 0)).toBeGreaterThanOrEqual(1_000);
    api.retryAfterSeconds = 0;
  });

  test('A limit that outlasts the deadline ends the effect at once', async () => {
    api.retryAfterSeconds = 3_600;
    api.failNext(['limit']);
    const before = api.seen.length;
    expect(await world.perform(request())).toEqual({ kind: 'failed', code: 'STATUS_429' });
    expect(api.seen.length - before).toBe(1);
    api.retryAfterSeconds = 0;
  });

  test('A far side that says nothing ends the effect at its deadline', async () => {
    // The best of three tries: a busy machine delays any one of them.
    let bestMs = Infinity;
    for (let tries = 0; tries < 3 && bestMs >= 4_000; tries += 1) {
      api.failNext(['stall']);
      const startedMs = performance.now();
      expect(await world.perform(request({ deadlineMs: 1_000 }))).toEqual({ kind: 'timeout' });
      bestMs = Math.min(bestMs, performance.now() - startedMs);
      api.heal();
    }
    expect(bestMs).toBeLessThan(4_000);
  });

  test.each([
    ['NUL and halves of characters', String.raw`"a\u0000b\ud800c"`, 'ab\ufffdc'],
    ['them within a list', String.raw`["a\u0000", {"b\ud800": "\udc00"}]`, ['a', { 'b\ufffd': '\ufffd' }]],
    [
      'a text whose cut is within a character',
      JSON.stringify(`x${'😀'.repeat(12_000)}`),
      `x${'😀'.repeat(9_999)}\ufffd`,
    ],
  ])('A response with %s is mapped and stored', async (_, value, found) => {
    const effect = request({
      ...{ url: `${api.url}/echo`, body: `{"value":${value}}` },
      mappings: [{ path: '$.json.value', variable: 'found' }],
    });
    expect(await world.perform(effect)).toMatchObject({ kind: 'done', values: { found } });
    expect(await runOf(effect.id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('A refusal is not repeated, and nothing of what the far side said is returned', async () => {
    const before = api.seen.length;
    const effect = request({ url: `${api.url}/teapot` });
    expect(await world.perform(effect)).toEqual({ kind: 'failed', code: 'STATUS_418' });
    expect(api.seen.length - before).toBe(1);
    expect(await runOf(effect.id)).toMatchObject({ status: 'FAILED', code: 'STATUS_418', http_status: 418 });
  });

  test('A response that is no JSON is mapped as text', async () => {
    const effect = request({ method: 'GET', url: `${api.url}/text`, mappings: [{ path: '$', variable: 'words' }] });
    expect(await world.perform(effect)).toMatchObject({ values: { words: 'plain words' } });
  });

  test.each([
    '$..a..b',
    '$[?match(@.a, "(a+)+")]',
    '$[*,*]',
    '$[?@[?@.b]]',
    '$[?$.a]',
    `$[?${'value('.repeat(40)}@.a`,
    'a.b',
    '$[',
    `$.${'x'.repeat(600)}`,
  ])(
    'The path %s is not evaluated: it could cost more than a few passes over the document, or is none',
    async (path) => {
      const mappings = [{ path: path.slice(0, 500), variable: 'found' }];
      expect(await world.perform(request({ mappings }))).toMatchObject({ values: { found: null } });
    },
  );
});

describe('the credential of an HTTP request', () => {
  const connectionId = testId(0x77);
  const secret = { secret: 'very-secret-token' };
  const use = (fields: Record<string, string>, more: { botIds?: string[]; connector?: string } = {}) =>
    world.credentials.set(connectionId, { connector: 'http', fields: { origin: api.url, ...fields }, secret, ...more });
  const echoed = async () => {
    const effect = request({ connectionId, url: `${api.url}/echo`, mappings: [{ path: '$', variable: 'all' }] });
    return { result: await world.perform(effect), headers: api.seen.at(-1)?.headers };
  };

  test.each([
    [{ scheme: 'BEARER' }, 'authorization', 'Bearer very-secret-token'],
    [{ scheme: 'HEADER', header: 'X-Api-Key' }, 'x-api-key', 'very-secret-token'],
    [
      { scheme: 'BASIC', user: 'ana' },
      'authorization',
      `Basic ${Buffer.from('ana:very-secret-token').toString('base64')}`,
    ],
  ])(
    'With %j it is sent as the header %s, and a far side that sends it back does not reveal it',
    async (fields, header, value) => {
      use(fields);
      const { result, headers } = await echoed();
      expect(headers?.[header]).toBe(value);
      expect(result.kind).toBe('done');
      expect(JSON.stringify(result)).not.toContain('very-secret-token');
      expect(JSON.stringify(result)).not.toContain(value);
    },
  );

  test('A credential with characters that JSON writes otherwise is not revealed either', async () => {
    const odd = 'very"secret/\\token';
    const fields = { origin: api.url, scheme: 'HEADER', header: 'x-api-key' };
    world.credentials.set(connectionId, { connector: 'http', fields, secret: { secret: odd } });
    const { result, headers } = await echoed();
    expect(headers?.['x-api-key']).toBe(odd);
    expect(JSON.stringify(result)).toContain('***');
    expect(JSON.stringify(result)).not.toContain(JSON.stringify(odd).slice(1, -1));
  });

  test('It is sent to its own origin only', async () => {
    use({ scheme: 'BEARER', origin: 'https://api.example.com' });
    const before = api.seen.length;
    expect((await echoed()).result).toEqual({ kind: 'failed', code: 'ORIGIN_NOT_ALLOWED' });
    expect(api.seen).toHaveLength(before);
  });

  test('The credential of another kind of connector is not sent', async () => {
    use({}, { connector: 'slack' });
    expect((await echoed()).result).toEqual({ kind: 'failed', code: 'CONNECTOR_NOT_HTTP' });
  });

  test('A connection of other bots counts as missing', async () => {
    use({ scheme: 'BEARER' }, { botIds: [testId(0xb1)] });
    expect((await echoed()).result).toEqual({ kind: 'failed', code: 'CONNECTION_NOT_FOUND' });
  });

  test('A refused credential is reported with its revision and tried once more, because the report may have renewed it', async () => {
    use({ scheme: 'BEARER' });
    world.credentials.reports.length = 0;
    api.failNext(['expired']);
    world.credentials.onReport = (_, { outcome }) => {
      if (outcome === 'AUTHENTICATION') world.credentials.revision = 2;
    };
    expect((await echoed()).result).toMatchObject({ kind: 'done' });
    expect(world.credentials.reports).toEqual([
      { connectionId, outcome: 'AUTHENTICATION', revision: 1 },
      { connectionId, outcome: 'DONE', revision: 2 },
    ]);
    api.failNext(['expired', 'expired']);
    expect((await echoed()).result).toEqual({ kind: 'failed', code: 'STATUS_401' });
  });
});

describe('background work', () => {
  const due = async (afterMs = 0) => {
    world.clock.advance(afterMs);
    return workDueRuns(world.deps);
  };

  test('It is accepted at once, done later, and done once', async () => {
    const before = bookings.size;
    const effect = request({ isBackground: true });
    expect(await world.perform(effect)).toEqual({ kind: 'done', values: {}, status: null });
    expect(bookings.size).toBe(before);
    expect(await Promise.all([due(), due()])).toContain(1);
    await due(60_000);
    expect(bookings.size - before).toBe(1);
    expect(await runOf(effect.id)).toMatchObject({ status: 'SUCCEEDED', effect: null, next_attempt_at: null });
  });

  test('It survives failures of every kind for three days, and then fails for good', async () => {
    const effect = request({ isBackground: true, deadlineMs: 5_000 });
    await world.perform(effect);
    api.failNext(['fail', 'cut', 'stall', 'limit']);
    for (const pause of [0, 7_000, 40_000, 200_000]) await due(pause);
    expect(await runOf(effect.id)).toMatchObject({ status: 'RUNNING', attempts: 4 });
    await due(900_000);
    expect(await runOf(effect.id)).toMatchObject({ status: 'SUCCEEDED', attempts: 5 });
    const hopeless = request({ isBackground: true });
    await world.perform(hopeless);
    for (let hours = 0; hours < 80; hours += 4) {
      api.failNext(['fail']);
      await due(5 * 3_600_000);
    }
    expect(await runOf(hopeless.id)).toMatchObject({ status: 'FAILED', code: 'STATUS_503', effect: null });
    api.heal();
  });

  test('A process that found it due before another one postponed it leaves it alone until its time', async () => {
    const effect = request({ isBackground: true });
    await world.perform(effect);
    const { id = '' } = (await runOf(effect.id)) ?? {};
    api.failNext(['fail']);
    await due();
    expect(await workOnDueRun(world.replica(), { id, organizationId })).toBe(false);
    expect(await runOf(effect.id)).toMatchObject({ status: 'RUNNING', attempts: 1 });
    world.clock.advance(60_000);
    expect(await workOnDueRun(world.replica(), { id, organizationId })).toBe(true);
    expect(await runOf(effect.id)).toMatchObject({ status: 'SUCCEEDED', attempts: 2 });
  });

  test('A refusal ends it at once', async () => {
    const effect = request({ isBackground: true, url: `${api.url}/teapot` });
    await world.perform(effect);
    await due();
    expect(await runOf(effect.id)).toMatchObject({ status: 'FAILED', attempts: 1 });
  });
});

describe('a process that dies', () => {
  test('Another one does its work after the lease, with the same key', async () => {
    const effect = request();
    const dead = world.replica();
    const before = bookings.size;
    // It sends the request and never ends: its pause is a standstill.
    api.failNext(['cut']);
    const stopped = { ...dead, waits: { ...dead.waits, pause: async () => new Promise<void>(() => undefined) } };
    void world.perform(effect, stopped);
    await eventually(() => expect(bookings.size).toBe(before + 1));
    world.clock.advance(10_000);
    expect(await world.perform(effect)).toMatchObject({ kind: 'done' });
    expect(bookings.size - before).toBe(1);
    expect(await runOf(effect.id)).toMatchObject({ status: 'SUCCEEDED', attempts: 2 });
  });
});

describe('who may ask', () => {
  const ask = async (principal: Parameters<typeof performEffect>[1], effect: unknown = request()) =>
    performEffect(world.deps, principal, { conversationId, botId, effect, isSimulation: false });

  test('Services of the platform only', async () => {
    for (const caller of [
      principals.admin(),
      principals.apiKey(['bots:write']),
      principals.visitor(),
      principals.superAdmin(),
    ]) {
      await expect(ask(caller)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  test('Something that is no effect is bad input', async () => {
    for (const wrong of [
      null,
      'x',
      {},
      { kind: 'request' },
      { ...request(), url: 7 },
      { ...request(), kind: 'eval' },
    ]) {
      await expect(ask(principals.service({ organizationId }), wrong)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    }
  });

  test('A conversation of another organization counts as missing', async () => {
    const effect = request();
    await world.perform(effect);
    const foreign = principals.service({ organizationId: testId(0xf) });
    await expect(ask(foreign, effect)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
