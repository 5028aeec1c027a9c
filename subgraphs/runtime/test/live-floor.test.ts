import { InMemoryPubSub } from '@tertulia/event-bus';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { InMemoryLiveFloor } from '../src/clients/in-memory-live-floor.js';
import { longestWaitSeconds, type LiveSnapshot } from '../src/domain/live-counts.js';

const organizationId = '00000000-0000-7000-8000-00000000000a';

let measured = 0;
let active = 0;

function floorOn(startMs = Date.parse('2026-03-01T00:00:00Z')) {
  measured = 0;
  active = 0;
  const began = Date.now();
  return new InMemoryLiveFloor({
    pubSub: new InMemoryPubSub(),
    measure: async () => {
      measured += 1;
      const bots = [{ botId: 'b', active, waiting: 0, withHuman: 0, present: 0, waitingSince: null }];
      return { organizationId, at: new Date().toISOString(), bots };
    },
    nowMs: () => startMs + Date.now() - began,
    onError: (error) => {
      throw error;
    },
  });
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('the live floor', () => {
  test('tells the first change at once and a storm of changes at most once a second, ending with the last numbers', async () => {
    const floor = floorOn();
    const stream = floor.watch(organizationId);
    await stream.next();
    const heard: LiveSnapshot[] = [];
    const listen = async (): Promise<void> => {
      for await (const snapshot of stream) heard.push(snapshot);
    };
    const listening = listen();
    floor.changed(organizationId);
    await jest.advanceTimersByTimeAsync(1);
    expect(heard).toHaveLength(1);
    for (active = 1; active < 300; active += 1) {
      floor.changed(organizationId);
      await jest.advanceTimersByTimeAsync(10);
    }
    await jest.advanceTimersByTimeAsync(1_000);
    expect(heard.length).toBeGreaterThanOrEqual(3);
    expect(heard.length).toBeLessThanOrEqual(5);
    expect(heard.at(-1)?.bots[0]?.active).toBe(300);
    const sequences = heard.map((snapshot) => snapshot.sequence);
    expect(sequences).toEqual([...new Set(sequences)].toSorted((one, other) => one - other));
    await stream.return?.();
    await listening;
  });

  test('measures nothing where nobody watches', async () => {
    const floor = floorOn();
    floor.changed(organizationId);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(measured).toBe(0);
    const stream = floor.watch(organizationId);
    await stream.next();
    await stream.return?.();
    floor.changed(organizationId);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(measured).toBe(1);
  });

  test('goes on with larger sequences after a restart', async () => {
    const first = await floorOn().read(organizationId);
    const restarted = await floorOn(Date.parse('2026-03-01T00:01:00Z')).read(organizationId);
    expect(restarted.sequence).toBeGreaterThan(first.sequence);
    expect(restarted.sequence).toBeLessThan(2 ** 31);
  });
});

describe('the longest wait', () => {
  test('is that of the bot whose visitor came first, and null while nobody waits', () => {
    const bot = { active: 1, waiting: 1, withHuman: 0, present: 0 };
    const at = '2026-03-01T12:00:00.000Z';
    const bots = [
      { ...bot, botId: 'a', waitingSince: '2026-03-01T11:59:30.000Z' },
      { ...bot, botId: 'b', waitingSince: '2026-03-01T11:58:00.000Z' },
    ];
    expect(longestWaitSeconds({ organizationId, sequence: 1, at, bots })).toBe(120);
    expect(longestWaitSeconds({ organizationId, sequence: 1, at, bots: [] })).toBeNull();
  });
});
