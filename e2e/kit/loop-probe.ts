/**
 * Loaded into a process by `--import`: writes to the file in `LOOP_PROBE` how long the loop of its main thread stopped at worst, and what
 * share of a core it took. A stop is measured by the processor time that the thread itself took, as the clock also counts what others did
 * on a busy machine. How much of a stop was garbage collection is told apart: no request can be blamed for it.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** A stop of the loop, in milliseconds: by the clock, by processor time, and how much of it was garbage collection. */
export interface Stop {
  readonly clock: number;
  readonly cpu: number;
  readonly collection: number;
}

/** What the file holds: the longest stop, the longest one without its garbage collection, and a share of one core. */
export interface LoopReport {
  readonly longest: Stop;
  readonly longestWork: Stop;
  readonly busy: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const file = process.env['LOOP_PROBE'];
const tickMs = 2;
/** Shorter stops are no stops. */
const notableMs = 5;
const writeEveryMs = 200;
/** The runtime reports a collection a little after it has ended, so that a stop is judged only then. */
const reportedAfterMs = 100;
const none: Stop = { clock: 0, cpu: 0, collection: 0 };
const cpuMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
const workOf = ({ cpu, collection }: Stop) => cpu - collection;

if (isMainThread && file !== undefined) {
  let collections: Span[] = [];
  let open: (Span & Pick<Stop, 'clock' | 'cpu'>)[] = [];
  let longest = none;
  let longestWork = none;
  let last = { clock: performance.now(), cpu: cpuMs() };
  let first = last;
  const observer = new PerformanceObserver((list) => {
    collections.push(...list.getEntries().map(({ startTime: from, duration }) => ({ from, to: from + duration })));
  });
  observer.observe({ entryTypes: ['gc'] });
  const tick = () => {
    const now = { clock: performance.now(), cpu: cpuMs() };
    const cpu = now.cpu - last.cpu;
    if (cpu > notableMs) open.push({ from: last.clock, to: now.clock, cpu, clock: now.clock - last.clock - tickMs });
    last = now;
  };
  setInterval(tick, tickMs).unref();
  const judge = () => {
    const until = performance.now() - reportedAfterMs;
    for (const { from, to, cpu, clock } of open.filter((one) => one.to < until)) {
      const within = collections.map((one) => Math.min(one.to, to) - Math.max(one.from, from)).filter((ms) => ms > 0);
      const collection = Math.min(
        cpu,
        within.reduce((sum, ms) => sum + ms, 0),
      );
      const stop = { clock, cpu, collection };
      if (cpu > longest.cpu) longest = stop;
      if (workOf(stop) > workOf(longestWork)) longestWork = stop;
    }
    open = open.filter((one) => one.to >= until);
    const oldest = Math.min(until, ...open.map((one) => one.from));
    collections = collections.filter((one) => one.to >= oldest);
  };
  // A reader never sees half a file.
  const write = () => {
    judge();
    const report: LoopReport = { longest, longestWork, busy: (last.cpu - first.cpu) / (last.clock - first.clock) };
    writeFileSync(`${file}.new`, JSON.stringify(report));
    renameSync(`${file}.new`, file);
  };
  setInterval(write, writeEveryMs).unref();
  process.on('SIGUSR2', () => {
    open = [];
    longest = none;
    longestWork = none;
    first = last;
  });
}
