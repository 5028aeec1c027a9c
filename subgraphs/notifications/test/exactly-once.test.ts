import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeEvent } from '@tertulia/events';
import type { Mail, MailOutcome } from '@tertulia/mail';
import { asPlatform } from '@tertulia/persistence';
import { eventually, testId } from '@tertulia/testkit';
import { leaseMs } from '../src/domain/dispatch.js';
import { mailsPerHour } from '../src/application/hold-flood.js';
import { raiseOccasion } from '../src/application/raise-occasion.js';
import { botOne, notificationsWorld, organizationA, type World } from './world.js';

// The long form of the figure: FULL=true.
const occasions = process.env['FULL'] === 'true' ? 1_000 : 100;
const people = 20;

let world: World;
beforeAll(async () => {
  world = await notificationsWorld({ replicas: 2 });
  const dora = { userId: testId(0xc4), name: 'Dora', email: 'dora@example.com' };
  world.people.push({ ...dora, locale: 'es', role: 'ORGANIZATION_ADMIN', botIds: null });
  for (const one of world.all) one.start();
});
afterAll(async () => world.close());

const about = (n: number) => ({
  ...{ conversationId: testId(0x1000 + n), botId: botOne, versionId: null, channel: 'WEB' },
  startedAt: world.clock.now().toISOString(),
});

async function rows<T extends object>(sql: string): Promise<T[]> {
  return asPlatform('test', async () => world.database.read(async (em) => em.execute<T[]>(sql)));
}

test('raced occasions of two processes become one, with one notification a person', async () => {
  const raise = async (n: number, one: World['all'][number]) =>
    one.deps.work.transact({ organizationId: organizationA }, async (stores) =>
      raiseOccasion(one.deps, stores, {
        ...{ organizationId: organizationA, key: `raced ${n}`, kind: 'QUOTA', botIds: [], alertId: null },
        ...{ occurredAt: world.clock.now(), facts: { percent: 75, used: 75, max: 100 } },
      }),
    );
  for (let n = 0; n < occasions; n += 1) await Promise.all(world.all.map(async (one) => raise(n, one)));
  for (const one of world.all) one.deps.occasionQueue.wake();
  await eventually(async () => {
    const [told] = await rows<{ n: number; people: number }>(
      'select count(distinct occasion_id)::int as n, count(*)::int as people from notification',
    );
    // The two administrators: the plan concerns nobody else.
    expect(told).toEqual({ n: occasions, people: 2 * occasions });
  });
}, 120_000);

test('refused, cut and accepted mails reach each person once: nobody has two Message-IDs for one occasion, and nobody is left out', async () => {
  for (let n = world.people.length; n < people; n += 1) {
    const copy = { userId: testId(0x400 + n), name: `Person ${n}`, email: `person-${n}@example.com` };
    world.people.push({ ...copy, locale: 'en', role: 'ORGANIZATION_ADMIN', botIds: null });
  }
  const attempts = new Map<string, number>();
  const faults = { cuts: 0, now: 0 };
  /** Dispatches whose process has died. */
  const dead = new Set<string>();
  world.server.received.length = 0;
  world.server.behave = async ({ messageId, to, text }: Mail): Promise<MailOutcome> => {
    const lot = Number.parseInt(messageId.slice(-4 - '@tertulia.test'.length, -'@tertulia.test'.length), 16) % 100;
    // Those of the test before.
    if (!text.includes('/conversations/')) return { kind: 'ACCEPTED' };
    const [id = ''] = messageId.split('@');
    dead.delete(id);
    const attempt = (attempts.get(messageId) ?? 0) + 1;
    attempts.set(messageId, attempt);
    // One of twenty people.
    if (to.address === 'dora@example.com') return { kind: 'REFUSED_FOR_GOOD', code: 'NO_SUCH_ADDRESS' };
    if (attempt > 1 || lot >= 25) return { kind: 'ACCEPTED' };
    if (lot >= 5) {
      faults.now += 1;
      return { kind: 'REFUSED_FOR_NOW', code: 'BUSY' };
    }
    faults.cuts += 1;
    // Some answers are lost with their process, others with their connection.
    if (lot < 2) {
      dead.add(id);
      return world.server.loseAnswer();
    }
    throw new Error('cut after acceptance');
  };
  const told = occasions / 5;
  const count = async (where: string) =>
    (await rows<{ n: number }>(`select count(*)::int as n from dispatch where kind = 'URGENT' and (${where})`))[0]?.n;
  /** Time passes, but not in the middle of an attempt whose process lives: its lease would end, and another would make it again. */
  const pass = async (ms: number): Promise<void> => {
    await eventually(async () => {
      const sending = await rows<{ id: string }>("select id from dispatch where kind = 'URGENT' and state = 'SENDING'");
      expect(sending.filter(({ id }) => !dead.has(id))).toEqual([]);
    });
    world.clock.advance(ms);
    await world.tick();
  };
  for (let n = 0; n < told; n += 1) {
    const event = { id: world.ids.next(), occurredAt: world.clock.now(), organizationId: organizationA };
    await world.bus.publish([makeEvent('runtime.urgency-detected.v1', event, { ...about(n), kind: 'DANGER' })]);
    // No more in an hour than are mailed each by itself.
    await eventually(async () =>
      expect(await count("hour_began is not null or state = 'CANCELLED'")).toBe((n + 1) * (people - 1)),
    );
    await pass(3_600_000 / mailsPerHour + 1);
    // Whose process died is attempted again; only then do the places of the dead become free.
    const died = `state = 'SENDING' and due_at <= '${world.clock.now().toISOString()}'`;
    await eventually(async () => expect(await count(died)).toBe(0));
    world.server.release();
  }
  // Vera is a VIEWER, and not told of conversations.
  const mails = told * (people - 1);
  await eventually(async () => expect(await count('true')).toBe(mails), { deadlineMs: 60_000 });
  await eventually(
    async () => {
      await pass(leaseMs + 75_000);
      expect(await count("state in ('PENDING', 'SENDING')")).toBe(0);
    },
    { deadlineMs: 60_000, everyMs: 500 },
  );
  const ids = new Map<string, Set<string>>();
  for (const { to, messageId, text } of world.server.received) {
    const [conversation] = /cnv_\w+/.exec(text) ?? [];
    if (conversation === undefined) continue;
    const key = `${to.address} ${conversation}`;
    ids.set(key, (ids.get(key) ?? new Set()).add(messageId));
  }
  expect([...ids.values()].filter(({ size }) => size !== 1)).toEqual([]);
  expect(await count("state = 'SENT'")).toBe(told * (people - 2));
  expect(await count("state = 'REFUSED' or code = 'ADDRESS_RESTED'")).toBe(told);
  expect(faults.cuts).toBeGreaterThan(0);
  expect(faults.now).toBeGreaterThan(0);
  // Each was sent again only for a refusal or a cut.
  const repeats = [...attempts.values()].reduce((sum, n) => sum + n - 1, 0);
  expect(repeats).toBe(faults.cuts + faults.now);
}, 180_000);
