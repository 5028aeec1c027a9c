import { costing, idleOf } from './harness/costs.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { dashboard } from './harness/operations.ts';
import { runLoad } from './harness/run-load.ts';
import { startWorker } from './harness/worker.ts';
import { openWorld } from './harness/world.ts';

const sizes = [10_000, 1_000_000, 10_000_000];
const sizesQuick = [1_000, 3_000];

/** The dashboard and the ingest of events as the events of a month become more. */
export async function run({ mode, seconds, warmSeconds, connections, isQuick }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const world = await openWorld({ mode, isQuick });
  stack.defer(async () => void (await world.stop()));
  const ingest = await startWorker('ingest.ts', {
    ...{ kind: 'ours', data: world.dataDir, bot: JSON.stringify(world.bot), days: 28 },
  });
  stack.defer(() => ingest.stop());
  const { body } = await dashboard(world.timeZone);
  const headerSets = world.keys.map((key) => ({ authorization: `Bearer ${key}` }));
  const servers = [...world.pids, ...world.serverPids];
  const load = async (loadSeconds: number) => {
    const done = await runLoad({ url: `${world.url}/graphql`, seconds: loadSeconds, connections, body, headerSets });
    if (done.failed > 0) throw new Error(`${done.failed} requests failed`);
    return { ...done, units: done.answered };
  };
  const rows: Row[] = [];
  let events = 0;
  for (const size of isQuick ? sizesQuick : sizes) {
    events += (await ingest.ask<{ units: number }>({ least: 1_000, most: 1_000, events: size - events })).units;
    await load(warmSeconds);
    const idle = await idleOf({ pids: world.pids, servers }, warmSeconds);
    const read = await costing({ pids: world.pids, servers }, () => load(seconds), idle);
    const work = () => ingest.ask<{ units: number }>({ least: 100, most: 100, seconds });
    const write = await costing({ pids: [ingest.pid], servers }, work);
    events += write.units;
    rows.push({
      what: `${size.toLocaleString('en')} events`,
      'dashboard, marginal µs': read.marginalUs,
      'PostgreSQL µs': read.postgresUs,
      'p50 ms': read.p50Ms,
      'event ingested, µs': write.cpuUs,
      'its PostgreSQL µs': write.postgresUs,
    });
  }
  return { title: 'Growth of events', note: 'Ingested in batches of 100, besides those of the demo.', rows };
}
