import { serveJobs } from '../src/serve-jobs.ts';

const kept = [];

serveJobs({
  double: (value) => value * 2,
  spin: (ms) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
    return ms;
  },
  fail: () => {
    throw new Error('not today');
  },
  hoard: () => {
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
});
