import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openRedis, type RedisServer } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually, principals, testId } from '@tertulia/testkit';
import { pino } from 'pino';
import type { HeldClaim, IdempotencyStore, StoredResponse } from '../src/idempotency/idempotency-store.js';
import { MemoryIdempotencyStore } from '../src/idempotency/memory-idempotency-store.js';
import { RedisIdempotencyStore } from '../src/idempotency/redis-idempotency-store.js';
import { seal, unseal } from '../src/idempotency/sealed-text.js';
import { ratesDefault, settingsDefault } from '../src/index.js';
import { codesOf, startToyGateway, type Answer, type ToyGateway } from './toys/toy-gateway.js';

const log = pino({ level: 'silent' });
const response: StoredResponse = { status: 200, contentType: 'application/json', text: '{"data":{"ñ":1}}', code: 'OK' };

let keys = 0;
const newKey = (): string => `key-${(keys += 1)}`;

async function claimed(store: IdempotencyStore, key: string): Promise<HeldClaim> {
  const claim = await store.claim(key, 'one');
  if (claim.kind !== 'CLAIMED') throw new Error(`not claimed: ${claim.kind}`);
  return { key, claimId: claim.claimId, fingerprint: 'one' };
}

/** The contract of all stores. `make` returns two clients of one store, as two gateways have. */
function idempotencyStoreContract(make: () => Promise<[IdempotencyStore, IdempotencyStore]>): void {
  test('Of concurrent claims exactly one succeeds, and the others find the key in use', async () => {
    const [here, there] = await make();
    const key = newKey();
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? here : there).claim(key, 'one')),
    );
    expect(claims.filter(({ kind }) => kind === 'CLAIMED')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'IN_USE')).toHaveLength(19);
  });

  test('A stored response is returned to the same request, and a different request is refused', async () => {
    const [here, there] = await make();
    const key = newKey();
    await here.save(await claimed(here, key), response);
    expect(await there.claim(key, 'one')).toEqual({ kind: 'ANSWERED', response });
    expect(await there.claim(key, 'another')).toEqual({ kind: 'REUSED' });
    expect((await there.claim(newKey(), 'one')).kind).toBe('CLAIMED');
  });

  test('A key without a stored response stays in use, and a released key is free', async () => {
    const [here, there] = await make();
    const [unknown, released] = [newKey(), newKey()];
    await here.save(await claimed(here, unknown), null);
    expect(await there.claim(unknown, 'one')).toEqual({ kind: 'IN_USE' });
    await here.release(await claimed(here, released));
    expect((await there.claim(released, 'another')).kind).toBe('CLAIMED');
  });

  test('A claim that was lost cannot change a later claim', async () => {
    const [here, there] = await make();
    const key = newKey();
    const lost = await claimed(here, key);
    await here.release(lost);
    await claimed(there, key);
    await here.save(lost, response);
    await here.release(lost);
    expect(await there.claim(key, 'one')).toEqual({ kind: 'IN_USE' });
  });
}

describe('keys in memory', () => {
  idempotencyStoreContract(async () => {
    const store = new MemoryIdempotencyStore();
    return [store, store];
  });
});

describeOnRedis(
  'keys in Redis',
  (server) => {
    const open: RedisServer[] = [];
    afterEach(async () => {
      for (const redis of open.splice(0)) await redis.close();
    });
    const make = async (patienceMs: number): Promise<IdempotencyStore> => {
      const settings = { url: server.url, name: 'test', log, prefix: server.prefix };
      const redis = await openRedis({ ...settings, commandTimeoutMs: 20_000, impatience: { patienceMs } });
      open.push(redis);
      return new RedisIdempotencyStore(redis, log);
    };
    idempotencyStoreContract(async () => [await make(20_000), await make(20_000)]);

    test('A key lives for a day', async () => {
      const store = await make(20_000);
      await store.save(await claimed(store, 'day'), response);
      const [redis] = open;
      expect(await redis?.commands.pttl(redis.key('idempotency', 'day'))).toBeGreaterThan(86_000_000);
    });

    test('A claim that Redis stored but could not confirm does not block the key', async () => {
      const store = await make(1_000);
      server.pause();
      await expect(store.claim('unsure', 'one')).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
      server.resume();
      await eventually(async () => expect((await store.claim('unsure', 'one')).kind).toBe('CLAIMED'), {
        deadlineMs: 60_000,
        everyMs: 300,
      });
    });

    test('A response that could not be stored at first is stored when Redis is available again', async () => {
      const store = await make(1_000);
      const claim = await claimed(store, 'late');
      server.pause();
      await store.save(claim, response);
      server.resume();
      await eventually(async () => expect(await store.claim('late', 'one')).toEqual({ kind: 'ANSWERED', response }), {
        deadlineMs: 60_000,
        everyMs: 100,
      });
    });
  },
  { isKilled: true },
);

describe('sealed texts', () => {
  test('A sealed text can be decrypted only with its secret and does not reveal its content', () => {
    const sealed = seal('{"data":{"text":"zarzaparrilla"}}', 'key:1');
    expect(sealed).not.toContain('zarzaparrilla');
    expect(unseal(sealed, 'key:1')).toBe('{"data":{"text":"zarzaparrilla"}}');
    expect(() => unseal(sealed, 'key:2')).toThrow(/authenticate/);
    expect(unseal('{"data":1}', 'key:1')).toBe('{"data":1}');
  });
});

describe('mutations of a partner with Idempotency-Key', () => {
  const apiKey = 'ttl_live_0123456789abcdef';
  const otherKey = 'ttl_live_fedcba9876543210';
  const rates = { ...ratesDefault, IDEMPOTENCY_KEY: { points: 25, windowSeconds: 600 } };
  const place = (id: string) => ({
    query: 'mutation ($id: ID!) { placeOrder(id: $id) { id title } }',
    variables: { id },
  });
  let toy: ToyGateway;
  let placed: string[] = [];
  beforeAll(async () => {
    toy = await startToyGateway('LOCAL', { settings: { ...settingsDefault, rates } });
    toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
    toy.identity.apiKeys.set(otherKey, principals.apiKey([], { keyId: testId(0x99) }));
    const { publish } = toy.orders.placed;
    toy.orders.placed.publish = (order) => {
      placed.push(order.id);
      publish.call(toy.orders.placed, order);
    };
  });
  afterAll(async () => toy.close());
  afterEach(() => {
    placed = [];
  });
  const send = (body: object, key: string | null, credential: string | null = apiKey): Promise<Answer> =>
    toy.post(body, {
      ...(credential === null ? {} : { authorization: `Bearer ${credential}` }),
      ...(key === null ? {} : { 'idempotency-key': key }),
    });

  test('A mutation is executed once and repeated requests get the same response', async () => {
    const first = await send(place('1'), 'order-1');
    expect(first.body.data).toEqual({ placeOrder: { id: '1', title: 'Order 1' } });
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    for (let round = 0; round < 3; round += 1) {
      const again = await send(place('1'), 'order-1');
      expect([again.status, again.text]).toEqual([first.status, first.text]);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    }
    expect(placed).toEqual(['1']);
  });

  test('Of many concurrent requests with one key, one is executed', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(place('2'), 'order-2')));
    expect(placed).toEqual(['2']);
    const refused = answers.filter(({ status }) => status === 409);
    expect(new Set(refused.flatMap(codesOf))).toEqual(new Set(refused.length === 0 ? [] : ['IDEMPOTENCY_KEY_IN_USE']));
    expect(refused.every(({ headers }) => headers.get('retry-after') === '2')).toBe(true);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });

  test('A key of a different request is refused, also if only a variable differs; the order of names does not matter', async () => {
    await send({ ...place('3'), variables: { id: '3', more: { a: 1, b: [2] } } }, 'order-3');
    const other = await send(place('4'), 'order-3');
    expect([other.status, codesOf(other)]).toEqual([409, ['IDEMPOTENCY_KEY_REUSED']]);
    const same = await send({ ...place('3'), variables: { more: { b: [2], a: 1 }, id: '3' } }, 'order-3');
    expect(same.headers.get('idempotency-replayed')).toBe('true');
    expect(placed).toEqual(['3']);
  });

  test('A key belongs to its API key: the same key of another partner is independent', async () => {
    await send(place('5'), 'order-5');
    const other = await send(place('6'), 'order-5', otherKey);
    expect(other.body.data).toMatchObject({ placeOrder: { id: '6' } });
    expect(placed).toEqual(['5', '6']);
  });

  test('A mutation that was not executed leaves its key free', async () => {
    const wrong = await send({ query: 'mutation { placeNothing }' }, 'order-7');
    expect(codesOf(wrong)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    const right = await send(place('7'), 'order-7');
    expect(right.headers.get('idempotency-replayed')).toBeNull();
    expect(placed).toEqual(['7']);
  });

  test('A refusal of a subgraph is stored and returned again', async () => {
    const query = 'mutation { decline }';
    const first = await send({ query }, 'order-8');
    expect(codesOf(first)).toEqual(['FORBIDDEN']);
    const again = await send({ query }, 'order-8');
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  test.each(['', ' ', 'a key', 'ñandú', 'x'.repeat(256)])('A malformed key is refused: %j', async (key) => {
    const sent = Buffer.from(key).toString('latin1');
    expect(codesOf(await send(place('9'), sent))).toEqual(['BAD_USER_INPUT']);
    expect(placed).toEqual([]);
  });

  test('Keys are ignored for queries and for callers without an API key', async () => {
    for (let round = 0; round < 2; round += 1) {
      expect((await send(place('10'), 'order-10', null)).headers.get('idempotency-replayed')).toBeNull();
      expect((await send({ query: '{ caller { kind } }' }, 'query-10')).headers.get('idempotency-replayed')).toBeNull();
    }
    expect(placed).toEqual(['10', '10']);
  });

  test('The number of keys of a partner is limited', async () => {
    const answers: Answer[] = [];
    for (let index = 0; index < 30; index += 1) answers.push(await send(place('11'), `many-${index}`, otherKey));
    expect(answers.at(-1)?.status).toBe(429);
    expect((await send(place('11'), 'many-0', otherKey)).headers.get('idempotency-replayed')).toBe('true');
    expect((await send(place('12'), null, otherKey)).status).toBe(200);
  });
});
