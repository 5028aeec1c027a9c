import { serveJobs } from '../src/serve-jobs.ts';

const kept = [];

serveJobs({
  double: (value) => value * 2,
  spin: (ms) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
    return ms;
  },
  // Simulates a thread starved by other processes: it waits and computes nothing.
  starve: (ms) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    return ms;
  },
  fail: () => {
    throw new Error('not today');
  },
  hoard: () => {
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
});
