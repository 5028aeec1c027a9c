import { costing, idleOf } from './harness/costs.ts';
import { keepChanging } from './harness/keep-changing.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { memoryOf, pidsBelow } from './harness/processes.ts';
import { startWorker } from './harness/worker.ts';
import { openWorld } from './harness/world.ts';

const sizes = [1, 100, 1_000, 5_000, 10_000];
const sizesQuick = [1, 50];

/** Live counts as their subscribers become more. */
export async function run({ mode, seconds, warmSeconds, isQuick }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const world = await openWorld({ mode, isQuick, env: { TRUSTED_PROXY_HOPS: '1' } });
  stack.defer(async () => void (await world.stop()));
  const clients = await startWorker('fan-out-clients.ts', {
    url: `${world.url.replace('http', 'ws')}/graphql`,
    params: JSON.stringify(world.keys.map((apiKey) => ({ apiKey }))),
  });
  stack.defer(() => clients.stop());
  const changing = keepChanging(world.url, world.bot.publicId);
  stack.defer(() => changing.stop());
  const working = { pids: world.pids, servers: [...world.pids, ...world.serverPids] };
  const memory = () => memoryOf(pidsBelow(world.pids, 'node'));
  const idle = await idleOf(working, Math.max(seconds, warmSeconds));
  const before = memory();
  const rows: Row[] = [];
  let open = 0;
  for (const size of isQuick ? sizesQuick : sizes) {
    await clients.ask({ open: size - open });
    open = size;
    await clients.ask({ seconds: warmSeconds });
    const work = () => clients.ask<{ units: number; p50Ms: number; p99Ms: number }>({ seconds });
    const done = await costing(working, work, idle);
    rows.push({
      what: `${size.toLocaleString('en')} sockets`,
      'marginal µs a delivery': done.marginalUs,
      'CPU %': ((done.cpuUs * done.units) / 1e6 / seconds) * 100,
      'p50 ms': done.p50Ms,
      'p99 ms': done.p99Ms,
      'KB a socket': ((memory() - before) * 1_024) / size,
    });
  }
  return {
    title: 'Growth of sockets',
    note: 'One organization, a value a second; marginal is what is added to visitors who come while nobody watches. What the gateway assumes of a socket, and of a subscription of its own, is in `gateway/src/subscriptions/socket-settings.ts`.',
    rows,
  };
}
