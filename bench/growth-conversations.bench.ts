import { setTimeout as wait } from 'node:timers/promises';
import { costing, idleOf } from './harness/costs.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { memoryOf, pidsBelow } from './harness/processes.ts';
import { startWorker } from './harness/worker.ts';
import { openWorld } from './harness/world.ts';

const sizes = [10, 100, 1_000, 10_000];
const sizesQuick = [10, 20];
const lanes = 6;
const settleMs = 2_000;

/** A whole turn, and live counts that somebody watches, as open conversations become more. */
export async function run({ mode, seconds, warmSeconds, isQuick }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const world = await openWorld({ mode, isQuick, env: { TRUSTED_PROXY_HOPS: '1' } });
  stack.defer(async () => void (await world.stop()));
  const url = `${world.url}/graphql`;
  const visitors = await startWorker('visits.ts', { url, bot: world.bot.publicId, lanes });
  stack.defer(() => visitors.stop());
  const params = JSON.stringify(world.keys.map((apiKey) => ({ apiKey })));
  const watcher = await startWorker('fan-out-clients.ts', { url: url.replace('http', 'ws'), params });
  stack.defer(() => watcher.stop());
  await watcher.ask({ open: 1 });
  await visitors.ask({ seconds: warmSeconds });
  const working = { pids: world.pids, servers: [...world.pids, ...world.serverPids] };
  const rows: Row[] = [];
  let open = 0;
  for (const size of isQuick ? sizesQuick : sizes) {
    await visitors.ask({ open: size - open });
    open = size;
    await wait(settleMs);
    const idle = await idleOf(working, Math.max(seconds, warmSeconds));
    const work = () => visitors.ask<{ units: number; perSecond: number }>({ seconds });
    const done = await costing(working, work, idle);
    rows.push({
      what: `${size.toLocaleString('en')} open conversations`,
      'marginal µs a turn': done.marginalUs,
      'PostgreSQL µs': done.postgresUs,
      'turns a second': done.perSecond,
      'idle CPU ms a second': idle.node,
      'its PostgreSQL ms': idle.postgres,
      'Node MB': memoryOf(pidsBelow(world.pids, 'node')),
    });
  }
  return {
    title: 'Growth of conversations',
    note: `Conversations of one bot that wait for a reply, besides those of the demo, while one member watches live counts and ${lanes} visitors talk.`,
    rows,
  };
}
