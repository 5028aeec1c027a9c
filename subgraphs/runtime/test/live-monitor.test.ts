import { InMemoryPubSub } from '@tertulia/messaging';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ImpatientRedis, type Impatience } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually, testId } from '@tertulia/testkit';
import { liveConnection } from '../src/clients/live-connection.js';
import { LocalSequences } from '../src/clients/live-sequences.js';
import { MeasuringLiveMonitor } from '../src/clients/measuring-live-monitor.js';
import { RedisLiveSequences } from '../src/clients/redis-live-sequences.js';
import { longestWaitSeconds, totalsOf, type LiveSnapshot } from '../src/domain/live-counts.js';
import { listening, liveMonitorContract, Truth } from './live-monitor.contract.js';
import { patient, redisSide, type RedisSide } from './redis-world.js';

const organizationId = testId(0xa);
const onError = (error: unknown): never => {
  throw error;
};

function monitorInMemory(truth: Truth, startMs = Date.parse('2026-03-01T00:00:00Z')) {
  const began = Date.now();
  const nowMs = () => startMs + Date.now() - began;
  const pubSub = new InMemoryPubSub();
  const connection = liveConnection(pubSub, null);
  const sequences = new LocalSequences(nowMs);
  return new MeasuringLiveMonitor({ pubSub, connection, sequences, measure: truth.measure, nowMs, onError });
}

describe('the live monitor', () => {
  const truth = new Truth();
  beforeEach(() => {
    jest.useFakeTimers();
    truth.active = 0;
    truth.measured = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('emits the first change at once and many changes at most once a second, ending with the last counts', async () => {
    const monitor = monitorInMemory(truth);
    const stream = monitor.watch(organizationId);
    await stream.next();
    const { heard, end } = listening(stream);
    monitor.changed(organizationId);
    await jest.advanceTimersByTimeAsync(1);
    expect(heard).toHaveLength(1);
    for (truth.active = 1; truth.active < 300; truth.active += 1) {
      monitor.changed(organizationId);
      await jest.advanceTimersByTimeAsync(10);
    }
    await jest.advanceTimersByTimeAsync(1_000);
    expect(heard.length).toBeGreaterThanOrEqual(3);
    expect(heard.length).toBeLessThanOrEqual(5);
    expect(heard.at(-1)?.bots[0]?.active).toBe(300);
    const sequences = heard.map((snapshot) => snapshot.sequence);
    expect(sequences).toEqual([...new Set(sequences)].toSorted((one, other) => one - other));
    await end();
  });

  test('continues to emit after the clock was set back an hour', async () => {
    const monitor = monitorInMemory(truth);
    const { heard, end } = listening(monitor.watch(organizationId));
    monitor.changed(organizationId);
    await jest.advanceTimersByTimeAsync(10);
    jest.setSystemTime(Date.now() - 3_600_000);
    truth.active = 7;
    monitor.changed(organizationId);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(heard.at(-1)?.bots[0]?.active).toBe(7);
    await end();
  });

  test('measures nothing without subscribers', async () => {
    const monitor = monitorInMemory(truth);
    monitor.changed(organizationId);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(truth.measured).toBe(0);
    const stream = monitor.watch(organizationId);
    await stream.next();
    await stream.return?.();
    monitor.changed(organizationId);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(truth.measured).toBe(1);
  });

  test('continues with larger sequences after a restart', async () => {
    const first = await monitorInMemory(truth).read(organizationId);
    const restarted = await monitorInMemory(truth, Date.parse('2026-03-01T00:01:00Z')).read(organizationId);
    expect(restarted.sequence).toBeGreaterThan(first.sequence);
    expect(restarted.sequence).toBeLessThan(2 ** 31);
  });
});

describe('in memory', () => {
  const truth = new Truth();
  const pubSub = new InMemoryPubSub();
  const nowMs = () => Date.now();
  const sequences = new LocalSequences(nowMs);
  const monitor = () => {
    const connection = liveConnection(pubSub, null);
    return new MeasuringLiveMonitor({ pubSub, connection, sequences, measure: truth.measure, nowMs, onError });
  };
  const [one, other] = [monitor(), monitor()];
  liveMonitorContract(() => ({ one, other, truth }));

  test('sequences keep growing for an organization, among thousands, that was not measured lately', async () => {
    let seconds = 1_000;
    const many = new LocalSequences(() => 1_767_225_600_000 + seconds * 1_000);
    for (let read = 0; read < 50; read += 1) await many.next('busy');
    for (let n = 0; n < 25_000; n += 1) await many.next(`quiet ${n}`);
    seconds += 10;
    for (let n = 0; n < 25_000; n += 1) await many.next(`other ${n}`);
    expect(await many.next('busy')).toBe(1_050);
  });
});

interface MonitorSettings extends Impatience {
  /** How far the clock of the process is ahead. */
  readonly aheadMs?: number;
}

/** A monitor as a process has it. */
function monitorOn({ redis, pubSub }: RedisSide, truth: Truth, { aheadMs = 0, ...impatience }: MonitorSettings) {
  const nowMs = (): number => Date.now() + aheadMs;
  const impatient = new ImpatientRedis(redis, impatience);
  return new MeasuringLiveMonitor({
    ...{ pubSub, nowMs, onError, measure: truth.measure },
    connection: liveConnection(pubSub, redis),
    sequences: new RedisLiveSequences({ redis, impatient, local: new LocalSequences(nowMs) }),
  });
}

describeOnRedis('on Redis', (server) => {
  const truth = new Truth();
  const sides: RedisSide[] = [];
  const monitors: MeasuringLiveMonitor[] = [];
  beforeAll(async () => {
    sides.push(await redisSide(server, patient), await redisSide(server, patient));
    monitors.push(...sides.map((side) => monitorOn(side, truth, patient)));
  });
  afterAll(async () => {
    for (const monitor of monitors) monitor.stop();
    for (const side of sides) await side.close();
  });
  liveMonitorContract(() => {
    const [one, other] = monitors as [MeasuringLiveMonitor, MeasuringLiveMonitor];
    return { one, other, truth };
  });

  test('a process whose clock is an hour ahead does not make the others stale', async () => {
    const [one, other] = sides as [RedisSide, RedisSide];
    const ahead = monitorOn(one, truth, { ...patient, aheadMs: 3_600_000 });
    const honest = monitorOn(other, truth, patient);
    const first = await ahead.read(testId(0xb));
    const second = await honest.read(testId(0xb));
    expect(second.sequence).toBe(first.sequence + 1);
    const ttl = await other.redis.commands.ttl(other.redis.key('live', testId(0xb)));
    expect(ttl).toBeGreaterThan(3_600);
    for (const monitor of [ahead, honest]) monitor.stop();
  });
});

describeOnRedis(
  'while Redis is unavailable',
  (server) => {
    const truth = new Truth();
    let sides: RedisSide[];
    let monitors: MeasuringLiveMonitor[];
    beforeAll(async () => {
      sides = [await redisSide(server), await redisSide(server)];
      monitors = sides.map((side) => monitorOn(side, truth, { restMs: 50 }));
    });
    afterAll(async () => {
      for (const monitor of monitors) monitor.stop();
      for (const side of sides) await side.close();
    });

    test('counts continue, show since when they are stale, and become live by themselves once it is back', async () => {
      const [one, other] = monitors as [MeasuringLiveMonitor, MeasuringLiveMonitor];
      const watchers = [listening(one.watch(organizationId)), listening(other.watch(organizationId))];
      const latest = (): (LiveSnapshot | undefined)[] => watchers.map(({ heard }) => heard.at(-1));
      await eventually(() => watchers.forEach(({ heard }) => expect(heard).toHaveLength(1)));
      // A busy machine may have made them stale for a moment before.
      await eventually(async () => {
        for (const monitor of monitors) expect((await monitor.read(organizationId)).staleSince).toBeNull();
      });
      const before = Date.now();
      await server.kill();
      await eventually(() => latest().forEach((value) => expect(value?.staleSince).not.toBeNull()));
      const since = Date.parse(latest()[0]?.staleSince ?? '');
      expect(since).toBeGreaterThanOrEqual(before - 1_000);
      expect(since).toBeLessThanOrEqual(Date.now());
      truth.active = 42;
      one.changed(organizationId);
      await eventually(() => expect(latest()[0]?.bots[0]?.active).toBe(42));
      other.refresh();
      await eventually(() => expect(latest()[1]?.bots[0]?.active).toBe(42));
      expect(latest().map((value) => value?.staleSince)).toEqual([expect.any(String), expect.any(String)]);
      expect(latest()[0]?.staleSince).toBe(new Date(since).toISOString());
      truth.active = 43;
      await server.start();
      await eventually(() =>
        latest().forEach((value) =>
          expect([value?.staleSince, value?.bots[0]?.active, value?.isPresenceKnown]).toEqual([null, 43, true]),
        ),
      );
      for (const { heard, end } of watchers) {
        const sequences = heard.map((snapshot) => snapshot.sequence);
        expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
        await end();
      }
    });

    test('counts without heartbeats are stale, and presence is unknown', async () => {
      const [one] = monitors as [MeasuringLiveMonitor];
      truth.isPresenceKnown = false;
      const unknown = await one.read(organizationId);
      expect(unknown.staleSince).not.toBeNull();
      expect(totalsOf(unknown)).toMatchObject({ present: null, active: truth.active });
      truth.isPresenceKnown = true;
      await eventually(async () => {
        const known = await one.read(organizationId);
        expect([known.staleSince, totalsOf(known).present]).toEqual([null, 0]);
      });
    });
  },
  { isKilled: true },
);

describe('the longest wait', () => {
  test('is that of the bot whose visitor came first, and null while nobody waits', () => {
    const bot = { active: 1, waiting: 1, withHuman: 0, present: 0 };
    const at = '2026-03-01T12:00:00.000Z';
    const bots = [
      { ...bot, botId: 'a', waitingSince: '2026-03-01T11:59:30.000Z' },
      { ...bot, botId: 'b', waitingSince: '2026-03-01T11:58:00.000Z' },
    ];
    const around = { organizationId, sequence: 1, at, isPresenceKnown: true, staleSince: null };
    expect(longestWaitSeconds({ ...around, bots })).toBe(120);
    expect(longestWaitSeconds({ ...around, bots: [] })).toBeNull();
  });
});
