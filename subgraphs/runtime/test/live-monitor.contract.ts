import { describe, expect, test } from '@jest/globals';
import { eventually, testId } from '@tertulia/testkit';
import type { MeasuringLiveMonitor } from '../src/clients/measuring-live-monitor.js';
import type { LiveMeasurement, LiveSnapshot } from '../src/domain/live-counts.js';

/** The source of truth that all live monitors of a test measure. */
export class Truth {
  active = 0;
  isPresenceKnown = true;
  measured = 0;

  readonly measure = async (organizationId: string): Promise<LiveMeasurement> => {
    this.measured += 1;
    const { active, isPresenceKnown } = this;
    const present = isPresenceKnown ? 0 : null;
    const bots = [{ botId: 'b', active, waiting: 0, withHuman: 0, present, waitingSince: null }];
    return { organizationId, at: new Date().toISOString(), isPresenceKnown, bots };
  };
}

/** Live monitors of two processes on one source of truth. */
export interface MonitorPair {
  readonly one: MeasuringLiveMonitor;
  readonly other: MeasuringLiveMonitor;
  readonly truth: Truth;
}

/** What a subscriber received, with the time of each value. */
export function listening(stream: AsyncIterableIterator<LiveSnapshot>) {
  const heard: LiveSnapshot[] = [];
  const run = async (): Promise<void> => {
    for await (const snapshot of stream) heard.push(snapshot);
  };
  const done = run();
  return {
    heard,
    actives: () => heard.map((snapshot) => snapshot.bots[0]?.active),
    end: async () => {
      await stream.return?.();
      await done;
    },
  };
}

let organizations = 0x2000;

/** The contract of a live monitor, with any transport between processes. */
export function liveMonitorContract(pair: () => MonitorPair): void {
  const organization = () => testId((organizations += 1));

  describe('live counts of two processes', () => {
    /** Milliseconds until each of some changes has reached subscribers of both. */
    const round = async (changes: number): Promise<number[]> => {
      const { one, other, truth } = pair();
      const organizationId = organization();
      const watchers = [listening(one.watch(organizationId)), listening(other.watch(organizationId))];
      await eventually(() => watchers.forEach(({ heard }) => expect(heard).toHaveLength(1)));
      const tookMs: number[] = [];
      while (tookMs.length < changes) {
        const began = performance.now();
        truth.active += 1;
        one.changed(organizationId);
        await eventually(() => watchers.forEach(({ actives }) => expect(actives().at(-1)).toBe(truth.active)));
        tookMs.push(performance.now() - began);
      }
      for (const watcher of watchers) await watcher.end();
      return tookMs;
    };

    test('reach subscribers of both within 1.2 seconds of a change, the first one at once', async () => {
      const boundsMs = [500, 1_200, 1_200];
      const isWithin = (tookMs: readonly number[]) => tookMs.every((ms, change) => ms < (boundsMs[change] ?? 0));
      // The best of five rounds: a busy machine delays any one of them.
      const rounds: number[][] = [];
      while (rounds.length < 5 && !rounds.some(isWithin)) rounds.push(await round(boundsMs.length));
      expect(rounds.filter(isWithin)).toHaveLength(1);
    });

    test('grow in sequence across subscribers and readers, wherever they are measured', async () => {
      const { one, other } = pair();
      const organizationId = organization();
      let last = 0;
      for (let round = 0; round < 20; round += 1) {
        for (const monitor of [one, other, other, one]) {
          const { sequence } = await monitor.read(organizationId);
          expect(sequence).toBeGreaterThan(last);
          expect(sequence).toBeLessThan(2 ** 31);
          last = sequence;
        }
      }
    });

    test('never go back, and many changes are measured at most once a second by each process', async () => {
      const { one, other, truth } = pair();
      const organizationId = organization();
      const watchers = [listening(one.watch(organizationId)), listening(other.watch(organizationId))];
      await eventually(() => watchers.forEach(({ heard }) => expect(heard).toHaveLength(1)));
      const measuredBefore = truth.measured;
      const began = performance.now();
      truth.active = 100;
      for (let change = 0; change < 400; change += 1) {
        truth.active += 1;
        (change % 2 === 0 ? one : other).changed(organizationId);
        if (change % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 25));
      }
      const last = truth.active;
      await eventually(() => watchers.forEach(({ actives }) => expect(actives().at(-1)).toBe(last)));
      const seconds = (performance.now() - began) / 1_000;
      expect(truth.measured - measuredBefore).toBeLessThanOrEqual(2 * (Math.ceil(seconds) + 1));
      for (const { heard, actives } of watchers) {
        const sequences = heard.map((snapshot) => snapshot.sequence);
        expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
        expect(actives()).toEqual(actives().toSorted((a, b) => Number(a) - Number(b)));
      }
      for (const watcher of watchers) await watcher.end();
    });

    test('are live while all notifications arrive', async () => {
      const { one, other } = pair();
      const organizationId = organization();
      for (const monitor of [one, other]) expect((await monitor.read(organizationId)).staleSince).toBeNull();
    });

    test('are no longer measured once the last subscriber has left', async () => {
      const { one, other, truth } = pair();
      const organizationId = organization();
      const watchers = [listening(one.watch(organizationId)), listening(one.watch(organizationId))];
      await eventually(() => watchers.forEach(({ heard }) => expect(heard).toHaveLength(1)));
      for (const watcher of watchers) await watcher.end();
      const before = truth.measured;
      other.changed(organizationId);
      one.changed(organizationId);
      const proof = listening(one.watch(organization()));
      await eventually(() => expect(proof.heard).toHaveLength(1));
      expect(truth.measured - before).toBe(1);
      await proof.end();
    });
  });
}
