import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeEvent, type EventName, type EventPayload } from '@tertulia/events';
import { asPlatform } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import { fireDueAlerts } from '../src/application/raise-occasion.js';
import { botOne, notificationsWorld, organizationA, type World } from './world.js';

const conversations = process.env['FULL'] === 'true' ? 400 : 60;
const lastsMs = 300_000;
const withinMs = 10_000;
const stepMs = 2_000;

let world: World;
let running: World['all'][number];
beforeEach(async () => {
  world = await notificationsWorld();
  [running] = world.all as [typeof running];
});
afterEach(async () => world.close());

const about = (n: number) => ({
  ...{ conversationId: testId(n), botId: botOne, versionId: null, channel: 'WEB' },
  startedAt: world.clock.now().toISOString(),
});
/** Something that happened then, which may reach the process later. */
async function emit<N extends EventName>(name: N, payload: EventPayload<N>, occurredAt: Date): Promise<void> {
  await world.bus.publish([
    makeEvent(name, { id: world.ids.next(), occurredAt, organizationId: organizationA }, payload),
  ]);
}

const waits = async (n: number, at: Date) => emit('runtime.handed-off.v1', { ...about(n), reason: 'REQUESTED' }, at);

/** The ways in which somebody stops waiting. */
const answers = [
  async (n: number, at: Date) => emit('runtime.taken-over.v1', { ...about(n), memberId: testId(0xc1) }, at),
  async (n: number, at: Date) => emit('runtime.human-replied.v1', { ...about(n), waitMs: 1_000 }, at),
  async (n: number, at: Date) => emit('runtime.given-back.v1', about(n), at),
  async (n: number, at: Date) => {
    const ended = { reason: 'ABANDONED', hasAnswered: true, goals: 0 };
    await emit('runtime.conversation-ended.v1', { ...about(n), ...ended }, at);
  },
];
const answer = async (n: number, at: Date) => answers[n % answers.length]?.(n, at);

interface ToldRow {
  readonly conversation: string;
  readonly told_at: string | null;
  readonly people: number;
}

async function toldRows(): Promise<ToldRow[]> {
  return asPlatform('test', async () =>
    running.database.read(async (em) =>
      em.execute<ToldRow[]>(
        `select o.facts ->> 'conversation' as conversation, o.told_at,
           (select count(*)::int from notification n where n.occasion_id = o.id) as people
         from occasion o where kind = 'WAITING_HUMAN'`,
      ),
    ),
  );
}

/** Everything that was fired is told. */
async function allTold(): Promise<ToldRow[]> {
  return eventually(async () => {
    const rows = await toldRows();
    expect(rows.filter((row) => row.told_at === null)).toEqual([]);
    return rows;
  });
}

test('who waits is looked for every few seconds, and not at the very start', () => {
  const job = running.jobs.find(({ name }) => name === 'fire due alerts');
  expect(job?.everyMs).toBeLessThanOrEqual(withinMs / 2);
  // What happened while no process ran is heard first.
  expect(job?.isFirstAtOnce ?? false).toBe(false);
});

test('nobody is told of a visitor who was answered after the minute and before anybody was told', async () => {
  const n = 0xf01;
  await waits(n, world.clock.now());
  world.clock.advance(lastsMs);
  // Its process dies before it tells of what it has found.
  await fireDueAlerts(running.deps);
  await answer(n, world.clock.now());
  running = await world.restart();
  running.start();
  const rows = await allTold();
  expect(rows).toMatchObject([{ conversation: toGlobalId('conversation', testId(n)), people: 0 }]);
});

/** One visitor: when they begin to wait, and when they are answered, in milliseconds from the start; null for never. */
interface Wait {
  readonly n: number;
  readonly from: number;
  readonly until: number | null;
}

/** Spread over ten minutes; one in four is never answered, one in four well before the minute, others around it. */
const waitsPlanned: Wait[] = Array.from({ length: conversations }, (_, n) => {
  const from = 1 + ((n * 7_919_000) % 600_000);
  const kind = n % 4;
  if (kind === 0) return { n: n + 1, from, until: null };
  const lasts = kind === 1 ? (n * 104_729) % lastsMs : lastsMs + (((n * 15_485) % 41) - 20) * 1_000;
  return { n: n + 1, from, until: from + lasts };
});

test('waiting is told within ten seconds of its minute or of a restart, and never about somebody who was answered', async () => {
  running.start();
  const startedAt = world.clock.now().getTime();
  /** From when to when no process runs. What happens then reaches the next one. */
  const away = [
    { from: 200_000, to: 202_000 },
    { from: 400_000, to: 520_000 },
    { from: 700_000, to: 760_000 },
  ];
  for (let at = 0; at <= 960_000; at += stepMs) {
    world.clock.set(new Date(startedAt + at));
    if (away.some(({ from, to }) => from < at && at < to)) continue;
    const back = away.find(({ to }) => to === at);
    if (back !== undefined) running = await world.restart();
    await happens(back?.from ?? at - stepMs, at, startedAt);
    if (back !== undefined) running.start();
    await fireDueAlerts(running.deps);
    await allTold();
  }
  const told = new Map((await toldRows()).map((row) => [row.conversation, row]));
  expect(told.size).toBeGreaterThan(conversations / 4);
  const ends = waitsPlanned.map(({ n, from, until }) => {
    const row = told.get(toGlobalId('conversation', testId(n)));
    const dueAt = from + lastsMs;
    const seenAt = away.find((out) => out.from < dueAt && dueAt <= out.to)?.to ?? dueAt;
    const lateMs = Date.parse(row?.told_at ?? '') - startedAt - seenAt;
    return { n, row, lateMs, until: until ?? Number.POSITIVE_INFINITY, seenAt };
  });
  expect(ends.filter(({ row, until, seenAt }) => until <= seenAt && row !== undefined)).toEqual([]);
  const wanted = ends.filter(({ until, seenAt }) => until > seenAt + withinMs);
  expect(wanted.filter(({ row, lateMs }) => row?.people !== 2 || lateMs > withinMs)).toEqual([]);
}, 120_000);

/** What happened after `from` and until `to`, in its order, in milliseconds from the start. */
async function happens(from: number, to: number, startedAt: number): Promise<void> {
  const isNow = (at: number | null): at is number => at !== null && at > from && at <= to;
  for (const one of waitsPlanned) if (isNow(one.from)) await waits(one.n, new Date(startedAt + one.from));
  for (const { n, until } of waitsPlanned) if (isNow(until)) await answer(n, new Date(startedAt + until));
}
