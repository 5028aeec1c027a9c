import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ImpatientRedis, type Impatience } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually, testId } from '@tertulia/testkit';
import { InMemoryPresenceStore } from '../src/persistence/in-memory-presence-store.js';
import { RedisPresenceStore } from '../src/persistence/redis-presence-store.js';
import { presenceContract } from './presence.contract.js';
import { patient, redisSide, type RedisSide } from './redis-world.js';

describe('in memory', () => {
  const store = new InMemoryPresenceStore();
  presenceContract(() => ({ one: store, other: store }));

  test('deletes old heartbeats of organizations that are never counted', async () => {
    const swept = new InMemoryPresenceStore();
    const at = new Date('2026-03-01T12:00:00Z');
    await swept.beat({ organizationId: 'o', botId: 'a', conversationId: 'c', at });
    swept.sweep(new Date(at.getTime() + 61_000));
    expect(await swept.countByBot('o', at)).toEqual(new Map());
  });
});

const errors: unknown[] = [];
const storeOn = ({ redis }: RedisSide, impatience: Impatience = { restMs: 50 }) =>
  new RedisPresenceStore({
    redis,
    impatient: new ImpatientRedis(redis, impatience),
    onError: (error) => errors.push(error),
  });

describeOnRedis('on Redis', (server) => {
  const sides: RedisSide[] = [];
  beforeAll(async () => void sides.push(await redisSide(server, patient), await redisSide(server, patient)));
  afterAll(async () => {
    for (const side of sides) await side.close();
  });
  presenceContract(() => {
    const [one, other] = sides as [RedisSide, RedisSide];
    return { one: storeOn(one, patient), other: storeOn(other, patient) };
  });

  test('leaves no key that does not expire', async () => {
    const [{ redis }] = sides as [RedisSide];
    const keys = await redis.run(async (commands) => commands.keys(redis.key('*')));
    expect(keys.length).toBeGreaterThan(5);
    for (const key of keys) expect(await redis.commands.pttl(key)).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });
});

describeOnRedis(
  'without a reachable Redis',
  (server) => {
    let side: RedisSide;
    beforeAll(async () => void (side = await redisSide(server)));
    afterAll(async () => side.close());

    test.each([
      ['is gone', async () => server.kill(), async () => server.start()],
      ['hangs', async () => server.pause(), async () => server.resume()],
    ])(
      'a heartbeat is dropped and the count is unknown while it %s, and both work again afterwards',
      async (_how, go, back) => {
        const store = storeOn(side);
        const organizationId = testId(0x77);
        const sign = { organizationId, botId: 'a', conversationId: 'c', at: new Date('2026-03-01T12:00:00Z') };
        await store.beat(sign);
        await go();
        await eventually(async () => expect(await store.countByBot(organizationId, sign.at)).toBeNull());
        await expect(store.beat({ ...sign, conversationId: 'other' })).resolves.toBeUndefined();
        await back();
        await eventually(async () => {
          await store.beat(sign);
          expect((await store.countByBot(organizationId, sign.at))?.get('a')).toBeGreaterThan(0);
        });
        expect(errors).toEqual([]);
      },
    );
  },
  { isKilled: true },
);
