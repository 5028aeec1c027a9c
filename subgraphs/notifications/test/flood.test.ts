import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { eventually, testId } from '@tertulia/testkit';
import { leaseMs } from '../src/domain/dispatch.js';
import { mailAttempter } from '../src/application/send-mail.js';
import { mailsPerHour } from '../src/application/hold-flood.js';
import { botOne, notificationsWorld, organizationA, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await notificationsWorld({ replicas: 2 });
  for (const one of world.all) one.start();
});
afterAll(async () => world.close());

async function rows<T extends object>(sql: string): Promise<T[]> {
  return asPlatform('test', async () => world.database.read(async (em) => em.execute<T[]>(sql)));
}

let visitors = 0;

async function dangers(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    visitors += 1;
    const startedAt = world.clock.now().toISOString();
    const about = { conversationId: testId(0x1000 + visitors), botId: botOne, versionId: null, channel: 'WEB' };
    await world.emit('runtime.urgency-detected.v1', organizationA, { ...about, startedAt, kind: 'HEALTH' });
  }
}

async function settle(): Promise<void> {
  const waiting = "select id from dispatch where period is null and state in ('PENDING', 'SENDING')";
  await eventually(async () => {
    expect(await rows('select id from occasion where told_at is null')).toEqual([]);
    expect(await rows(waiting)).toEqual([]);
  });
}

const subjectsTo = (name: string) =>
  world.server.received.filter(({ to }) => to.name === name).map(({ subject }) => subject);
const single = 'Una conversación necesita atención urgente';

test('of twenty emergencies in an hour six are mailed at once and fourteen in one mail at its end, to each person', async () => {
  await dangers(1);
  await settle();
  world.clock.advance(20 * 60_000);
  await dangers(19);
  await settle();
  for (const name of ['Ana', 'Bruno']) {
    expect(subjectsTo(name)).toEqual(Array.from({ length: mailsPerHour }, () => single));
  }
  expect(await rows("select 1 from dispatch where state = 'CANCELLED' and code = 'GATHERED'")).toHaveLength(28);
  expect(await rows('select 1 from notification where is_in_feed')).toHaveLength(40);
  world.clock.advance(40 * 60_000 - 1_000);
  await world.tick();
  expect(subjectsTo('Ana').length).toBe(mailsPerHour);
  world.clock.advance(16_000);
  await world.tick();
  for (const name of ['Ana', 'Bruno']) {
    await eventually(async () => expect(subjectsTo(name)[mailsPerHour]).toBe('Urgencias: 14 avisos más'));
  }
  const [summary] = world.server.received.filter(({ subject }) => subject.startsWith('Urgencias'));
  expect(summary?.text).toContain('## Urgencias · Recepción (14)');
  expect(world.deps.mails.links.read(summary?.unsubscribeUrl?.split('/').at(-1) ?? '')).toMatchObject({
    kind: 'URGENT',
  });
  await world.tick();
  expect(subjectsTo('Ana').length).toBe(mailsPerHour + 1);
});

test('the next hour begins with its first mail, another kind has its own, and one that was refused keeps its place', async () => {
  world.server.received.length = 0;
  world.clock.advance(3_600_000);
  let refused = 0;
  world.server.behave = ({ to }) => {
    if (to.name !== 'Ana' || refused === mailsPerHour) return { kind: 'ACCEPTED' };
    refused += 1;
    return { kind: 'REFUSED_FOR_NOW', code: 'BUSY' };
  };
  await dangers(mailsPerHour);
  await eventually(async () =>
    expect(await rows("select 1 from dispatch where code = 'BUSY'")).toHaveLength(mailsPerHour),
  );
  world.clock.advance(75_000);
  await world.tick();
  await settle();
  expect(subjectsTo('Ana').filter((subject) => subject === single).length).toBe(2 * mailsPerHour);
  const limit = { limit: 'CONVERSATIONS', percent: 90, used: 90, max: 100, resetsAt: '2026-04-01T00:00:00Z' } as const;
  await world.emit('billing.limit-reached.v1', organizationA, limit);
  await dangers(1);
  await eventually(async () =>
    expect(await rows("select 1 from dispatch where kind = 'QUOTA' and state = 'PENDING'")).toHaveLength(1),
  );
  world.clock.advance(316_000);
  await world.tick();
  await settle();
  expect(subjectsTo('Ana').at(-1)).toContain('90\u00a0%');
  expect(subjectsTo('Bruno').length).toBe(mailsPerHour);
});

test('a mail whose process died after it was gathered is gathered once', async () => {
  const [{ id } = { id: '' }] = await rows<{ id: string }>(
    "select id from dispatch where code = 'GATHERED' order by id desc limit 1",
  );
  const died = `update dispatch set state = 'SENDING', code = null, finished_at = null, due_at = ? where id = ?`;
  await asPlatform('test', async () =>
    world.database.transact(async (em) => em.execute(died, [world.clock.now(), id], 'run')),
  );
  world.clock.advance(leaseMs);
  const before = world.server.received.length;
  await Promise.all(world.all.map(async ({ deps }) => mailAttempter(deps)(id)));
  expect(await rows(`select state, code from dispatch where id = '${id}'`)).toEqual([
    { state: 'CANCELLED', code: 'GATHERED' },
  ]);
  expect(world.server.received.length).toBe(before);
});
