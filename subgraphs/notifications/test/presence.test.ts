import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ImpatientRedis, openRedis, type Impatience, type RedisServer } from '@tertulia/messaging/redis';
import { asPlatform } from '@tertulia/persistence';
import { createLog } from '@tertulia/subgraph';
import { describeOnRedis, eventually, testId } from '@tertulia/testkit';
import { Presence } from '../src/application/presence.js';
import { presentMs } from '../src/domain/presence.js';
import { RedisPresenceStore } from '../src/persistence/redis-presence-store.js';
import { botOne, notificationsWorld, organizationA, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await notificationsWorld();
  world.start();
});
afterAll(async () => world.close());

const minuteMs = 60_000;

/** Ana opens the portal in a browser; the function closes it. */
async function opens(): Promise<() => Promise<unknown>> {
  const principal = world.principalOf('Ana');
  const query = 'subscription { notificationReceived { id } }';
  const stream = await world.subgraph.subscribe({ query, principal, requestId: 'test' });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  const values = stream[Symbol.asyncIterator]();
  return async () => values.return?.();
}

async function nears(month: number): Promise<void> {
  const resetsAt = `2026-${String(month).padStart(2, '0')}-01T00:00:00Z`;
  const limit = { limit: 'CONVERSATIONS', percent: 90, used: 90, max: 100, resetsAt } as const;
  await world.emit('billing.limit-reached.v1', organizationA, limit);
  await eventually(async () => expect((await newest())?.state).toBe('PENDING'));
}

interface Planned {
  readonly kind: string;
  readonly state: string;
  readonly code: string | null;
  readonly inMs: number | null;
}

/** The newest mail to Ana, and how long it still waits. */
async function newest(): Promise<Planned | undefined> {
  const [row] = await asPlatform('test', async () =>
    world.database.read(async (em) =>
      em.execute<(Omit<Planned, 'inMs'> & { due_at: string | null })[]>(
        'select kind, state, code, due_at from dispatch where user_id = ? order by id desc limit 1',
        [testId(0xc1)],
      ),
    ),
  );
  if (row === undefined) return undefined;
  const inMs = row.due_at === null ? null : new Date(row.due_at).getTime() - world.clock.now().getTime();
  const { kind, state, code } = row;
  return { kind, state, code, inMs };
}

async function passes(minutes: number, isOpen: boolean): Promise<void> {
  for (let n = 0; n < minutes; n += 1) {
    if (isOpen) await world.deps.presence.renew();
    world.clock.advance(minuteMs);
  }
  world.clock.advance(15_000);
  await world.tick();
}

test('who looks at the portal gets the mail five minutes after leaving, unless it was read', async () => {
  const close = await opens();
  const closeOther = await opens();
  await nears(4);
  await passes(6, true);
  await eventually(async () => expect(await newest()).toMatchObject({ state: 'PENDING', inMs: presentMs - 75_000 }));
  await close();
  await passes(8, true);
  await eventually(async () => expect((await newest())?.inMs).toBeGreaterThan(0));
  await closeOther();
  await passes(4, false);
  expect(world.server.received).toEqual([]);
  await passes(3, false);
  await eventually(async () => expect(await newest()).toMatchObject({ state: 'SENT' }));
  const closeAgain = await opens();
  await nears(5);
  await world.tell(world.principalOf('Ana'), 'mutation { markNotificationsRead(input: {}) { count } }');
  await closeAgain();
  await passes(12, false);
  await eventually(async () => expect(await newest()).toMatchObject({ state: 'CANCELLED', code: 'READ' }));
});

test('a browser that is open with nobody before it delays a mail by an hour at most, and an urgent one by five minutes', async () => {
  const close = await opens();
  await nears(6);
  world.server.received.length = 0;
  const startedAt = world.clock.now().toISOString();
  const about = { conversationId: testId(1), botId: botOne, versionId: null, channel: 'WEB', startedAt };
  await world.emit('runtime.urgency-detected.v1', organizationA, { ...about, kind: 'HEALTH' });
  const toAna = () => world.server.received.filter(({ to }) => to.address === 'ana@example.com').length;
  await eventually(async () =>
    expect(await newest()).toMatchObject({ kind: 'URGENT', state: 'PENDING', inMs: presentMs }),
  );
  expect(toAna()).toBe(0);
  await passes(5, true);
  await eventually(async () => expect(await newest()).toMatchObject({ state: 'SENT' }));
  expect(toAna()).toBe(1);
  for (let n = 0; n < 12; n += 1) await passes(4, true);
  expect(toAna()).toBe(1);
  await passes(4, true);
  await eventually(async () => expect(toAna()).toBe(2));
  await close();
});

describeOnRedis(
  'on Redis',
  (server) => {
    const servers: RedisServer[] = [];
    const errors: unknown[] = [];
    const ana = { organizationId: organizationA, userId: testId(0xc1) };
    const log = createLog('notifications', 'silent');
    const presenceOn = async (impatience: Impatience, commandTimeoutMs: number) => {
      const { url, prefix } = server;
      const redis = await openRedis({ ...{ url, prefix, log, commandTimeoutMs }, name: 'test' });
      servers.push(redis);
      const impatient = new ImpatientRedis(redis, impatience);
      return new Presence(new RedisPresenceStore({ redis, impatient, onError: (error) => errors.push(error) }));
    };
    afterAll(async () => {
      for (const redis of servers) await redis.close();
    });

    test('who looks at the portal through one process is present for the others, by a key that expires', async () => {
      const patient = { patienceMs: 20_000 };
      const [one, other] = [await presenceOn(patient, 20_000), await presenceOn(patient, 20_000)];
      expect(await other.leftMs(ana)).toBe(0);
      const leave = await one.arrive(ana);
      expect(await other.leftMs(ana)).toBeGreaterThan(presentMs - minuteMs);
      expect(await other.leftMs(ana)).toBeLessThanOrEqual(presentMs);
      expect(await other.leftMs({ ...ana, organizationId: testId(0xb) })).toBe(0);
      leave();
      await one.renew();
      await expect(other.leftMs(ana)).resolves.toBeLessThanOrEqual(presentMs);
    });

    test('without it nobody is present, so that no mail is held back, and it works again afterwards', async () => {
      const presence = await presenceOn({ restMs: 50 }, 500);
      await presence.arrive(ana);
      await server.kill();
      await eventually(async () => expect(await presence.leftMs(ana)).toBe(0));
      await expect(presence.renew()).resolves.toBeUndefined();
      await server.start();
      await eventually(async () => {
        await presence.renew();
        expect(await presence.leftMs(ana)).toBeGreaterThan(0);
      });
      expect(errors).toEqual([]);
    });
  },
  { isKilled: true },
);
