/** Floods of bad credentials and passwords from one address, while valid keys, sessions and visitors of the same address go on. */
import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { ask, type RequestHeaders, Session, type Variables } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { sized, report } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Visitor } from '../kit/visitor.ts';

const floodMs = sized(4_000, 60_000);
const calmMs = sized(2_000, 20_000);
const floodersAtOnce = 8;
/** Where the flood and the innocents are. */
const address = { 'x-forwarded-for': '198.51.100.9' };
const who = 'query Who { viewer { kind } }';
const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';

let platform: Platform;
let business: Business;
let bot: LiveBot;
let key: string;
/** Each in a separate conversation, started before any flood: a new visitor has no credential yet. */
const visitors: Visitor[] = [];
before(async () => {
  platform = await startPlatform({ env: { PORTAL: 'off', TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'error' } });
  business = await foundBusiness(platform.url);
  bot = await publishTemplate(business.session);
  const { createApiKey } = await business.session.data<{ createApiKey: { key: string } }>(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key userErrors { code message } } }',
    { input: { name: 'Innocent', mode: 'LIVE', scopes: ['BOTS_READ'] } },
  );
  key = createApiKey.key;
  for (const _ of Object.keys(floods)) {
    const visitor = new Visitor(platform.url, bot.publicId, { headers: address, patienceMs: 0 });
    await visitor.start();
    visitors.push(visitor);
  }
});
after(async () => platform.stop());

const random = (length: number) => Array.from({ length }, () => Math.floor(Math.random() * 36).toString(36)).join('');
const answered = async (headers: RequestHeaders, query = who, variables: Variables = {}) =>
  (await ask(platform.url, query, { variables, headers: { ...address, ...headers } })).status;

/** A kind of flood: one attempt, which returns the response. */
const floods: Readonly<Record<string, () => Promise<number>>> = {
  'keys that do not exist': async () => answered({ authorization: `Bearer ttl_live_${random(43)}` }),
  'malformed credentials': async () => answered({ authorization: `Basic ${random(20)}` }),
  'forged visitor tokens': async () => answered({ authorization: `Visitor eyJ.${random(60)}.${random(43)}` }),
  'sessions that ended': async () => answered({ cookie: `tertulia_session=${random(43)}`, origin: platform.url }),
  'wrong passwords': async () =>
    answered({}, signIn, { input: { email: `${random(8)}@correo.example`, password: random(12) } }),
  'wrong passwords of the innocent one': async () =>
    answered({}, signIn, { input: { email: business.email, password: random(12) } }),
  'keys over sockets': async () => socketEnd({ apiKey: `ttl_live_${random(43)}` }),
};

/** The code with which a socket with this introduction is closed; 0 where it is accepted. */
function socketEnd(payload: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${platform.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: address,
    });
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
    socket.on('message', () => {
      resolve(0);
      socket.close();
    });
    socket.on('close', (code) => resolve(code));
    socket.on('error', reject);
  });
}

type Innocent = 'key' | 'session' | 'visitor' | 'socket' | 'health';

/** Innocent callers, all at the flood's address; each repeats the same request and returns the outcome. */
function innocents(visitor: Visitor): Record<Innocent, () => Promise<unknown>> {
  const session = business.session.headers;
  return {
    key: async () => assert.equal(await answered({ authorization: `Bearer ${key}` }), 200),
    session: async () => assert.equal(await answered(session), 200),
    visitor: async () => visitor.send({ text: 'Hola' }),
    socket: async () => assert.equal(await socketEnd({ apiKey: key }), 0),
    health: async () => assert.equal((await fetch(`${platform.url}/health`)).status, 200),
  };
}

const pauseMs: Readonly<Record<Innocent, number>> = { key: 250, session: 250, visitor: 400, socket: 500, health: 50 };

/** Runs the innocents for a while; returns how long each took, in milliseconds. */
async function measure(
  people: ReturnType<typeof innocents>,
  ms: number,
): Promise<Readonly<Record<Innocent, readonly number[]>>> {
  const until = performance.now() + ms;
  const names: readonly Innocent[] = ['key', 'session', 'visitor', 'socket', 'health'];
  const measureOne = async (name: Innocent) => {
    const took: number[] = [];
    while (performance.now() < until) {
      const started = performance.now();
      await people[name]();
      took.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, pauseMs[name]));
    }
    return took;
  };
  const [ofKey = [], ofSession = [], ofVisitor = [], ofSocket = [], ofHealth = []] = await Promise.all(
    names.map(measureOne),
  );
  return { key: ofKey, session: ofSession, visitor: ofVisitor, socket: ofSocket, health: ofHealth };
}

const p99 = (values: readonly number[]) =>
  Math.round(values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? 0);

describe('bad credentials of an address', () => {
  for (const [at, [name, attempt]] of Object.entries(floods).entries()) {
    test(`${name}: valid credentials of the same address are accepted meanwhile`, async () => {
      const visitor = visitors[at];
      assert.ok(visitor !== undefined);
      const people = innocents(visitor);
      const calm = await measure(people, calmMs);
      const statuses = new Map<number, number>();
      const flood = new AbortController();
      const flooders = Array.from({ length: floodersAtOnce }, async () => {
        while (!flood.signal.aborted) {
          const status = await attempt();
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      });
      const flooded = await measure(people, floodMs).finally(() => flood.abort());
      await Promise.all(flooders);
      report(name, {
        attempts: [...statuses].map(([status, count]) => `${count}×${status}`).join(' '),
        'visitor p99 ms': `${p99(calm.visitor)} → ${p99(flooded.visitor)}`,
        'health p99 ms': `${p99(calm.health)} → ${p99(flooded.health)}`,
        'key p99 ms': `${p99(calm.key)} → ${p99(flooded.key)}`,
      });
      const allowed =
        name === 'sessions that ended' ? [200, 429] : name.includes('sockets') ? [4403, 1013] : [200, 401, 429];
      assert.deepEqual(
        [...statuses.keys()].filter((status) => !allowed.includes(status)),
        [],
      );
    });
  }

  test('A key, a session and a visitor without earlier requests are accepted after all of it', async () => {
    const { createApiKey } = await business.session.data<{ createApiKey: { key: string } }>(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key userErrors { code message } } }',
      { input: { name: 'New', mode: 'LIVE', scopes: ['BOTS_READ'] } },
    );
    assert.equal(await answered({ authorization: `Bearer ${createApiKey.key}` }), 200);
    const elsewhere = await foundBusiness(platform.url, 'Otro salón');
    assert.ok(elsewhere.session instanceof Session);
    assert.equal(await answered(elsewhere.session.headers), 200);
    const visitor = new Visitor(platform.url, bot.publicId, { headers: { 'x-forwarded-for': '198.51.100.77' } });
    const { token } = await visitor.start();
    assert.equal(await answered({ authorization: `Visitor ${token}` }), 200);
  });
});
