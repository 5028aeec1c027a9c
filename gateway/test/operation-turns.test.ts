import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually, principals } from '@tertulia/testkit';
import { isLarge } from '../src/supergraph/is-large.js';
import { startToyGateway, type Answer, type ToyGateway } from './toys/toy-gateway.js';

const open: ToyGateway[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (toy) => toy.close()));
});

const settings = { turns: { freeMs: 0, freeAtOnce: 1, atOnce: 1, mostWaiting: 1, patienceMs: 60_000 } };
const key = `ttl_live_${'a'.repeat(43)}`;
const partner = { authorization: `Bearer ${key}` };

/** A gateway where every organization is above its share and the only place is occupied until `finish`. */
async function busyGateway() {
  const toy = await startToyGateway('LOCAL', { settings });
  open.push(toy);
  toy.identity.apiKeys.set(key, principals.apiKey([]));
  let finish = (): void => undefined;
  toy.orders.gate = new Promise((resolve) => {
    finish = resolve;
  });
  const running = toy.post({ query: '{ slow }' }, partner);
  await eventually(() => expect(toy.orders.slowCalls).toBe(1));
  return { toy, running, finish };
}

describe('operations of an organization above its share', () => {
  test('Operations above the share run one after the other, are refused when the queue is full, and do not delay other callers', async () => {
    const { toy, running, finish } = await busyGateway();
    // The one that arrives first waits, the others are refused.
    const ended: Answer[] = [];
    const sent = ['one', 'two', 'three'].map(async () => {
      ended.push(await toy.post({ query: '{ echo(text: "late") }' }, partner));
    });
    await eventually(() => expect(ended).toHaveLength(2));
    for (const refused of ended) {
      expect(refused.status).toBe(429);
      expect(refused.body.errors?.[0]?.extensions).toMatchObject({
        code: 'RATE_LIMITED',
        data: { retryAfterSeconds: 5 },
      });
    }
    expect(await toy.post({ query: '{ echo(text: "stranger") }' })).toMatchObject({ status: 200 });
    expect(ended).toHaveLength(2);
    finish();
    expect((await running).body).toMatchObject({ data: { slow: 'done' } });
    await Promise.all(sent);
    expect(ended.at(-1)?.body).toMatchObject({ data: { echo: 'late' } });
  });
});

describe('large results', () => {
  test('A result is large because of its number of values or the length of its texts', () => {
    expect(isLarge({ list: Array.from({ length: 2_000 }, () => 1) })).toBe(true);
    expect(isLarge({ document: { text: 'x'.repeat(500_000) } })).toBe(true);
    expect(isLarge({ list: Array.from({ length: 200 }, (_, at) => ({ id: at, name: 'short' })) })).toBe(false);
    expect(isLarge(null)).toBe(false);
  });
});
