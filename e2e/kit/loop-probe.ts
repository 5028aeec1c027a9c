/**
 * Loaded into a process by `--import`: writes to the file in `LOOP_PROBE` how long the loop of its main thread stopped at worst, by the
 * clock and by the processor time that the thread itself took (on a busy machine the clock also counts what others did), and what share of a core it took.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** The longest stops of the loop in milliseconds, by the clock and by processor time, and every stop that was notably long. */
interface Worst {
  clock: number;
  cpu: number;
  readonly over: number[];
}

/** What the file holds; `busy` is a share of one core. */
export interface LoopReport extends Readonly<Worst> {
  readonly busy: number;
}

const file = process.env['LOOP_PROBE'];
const tickMs = 2;
const cpuMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

if (isMainThread && file !== undefined) {
  let worst: Worst = { clock: 0, cpu: 0, over: [] };
  let last = { clock: performance.now(), cpu: cpuMs() };
  let first = last;
  const tick = () => {
    const now = { clock: performance.now(), cpu: cpuMs() };
    worst.clock = Math.max(worst.clock, now.clock - last.clock - tickMs);
    worst.cpu = Math.max(worst.cpu, now.cpu - last.cpu);
    if (now.cpu - last.cpu > 50) worst.over.push(Math.round(now.cpu - last.cpu));
    last = now;
  };
  setInterval(tick, tickMs).unref();
  // A reader never sees half a file.
  const write = () => {
    const report: LoopReport = { ...worst, busy: (last.cpu - first.cpu) / (last.clock - first.clock) };
    writeFileSync(`${file}.new`, JSON.stringify(report));
    renameSync(`${file}.new`, file);
  };
  setInterval(write, 200).unref();
  process.on('SIGUSR2', () => {
    worst = { clock: 0, cpu: 0, over: [] };
    first = last;
  });
}
