import { idleOf } from './harness/costs.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { dashboard } from './harness/operations.ts';
import { memoryOf, pidsBelow, sharedMemoryOf } from './harness/processes.ts';
import { runLoad } from './harness/run-load.ts';
import { startWorker } from './harness/worker.ts';
import { openWorld } from './harness/world.ts';

const lanes = 2;
const connections = 2;
const loadSecondsFull = 600;

/** What the platform needs while nobody asks for anything, before and after minutes of load. */
export async function run({ mode, seconds, warmSeconds, isQuick }: MeasureOptions): Promise<Measurement> {
  const loadSeconds = isQuick ? 2 : loadSecondsFull;
  await using stack = new AsyncDisposableStack();
  const world = await openWorld({ mode, isQuick, env: { TRUSTED_PROXY_HOPS: '1' } });
  stack.defer(async () => void (await world.stop()));
  const servers = [...world.pids, ...world.serverPids];
  const look = async (what: string): Promise<Row> => {
    const idle = await idleOf({ pids: world.pids, servers }, Math.max(seconds, warmSeconds));
    return {
      what,
      'CPU ms a second': idle.node,
      'PostgreSQL ms a second': idle.postgres,
      'Node MB': memoryOf(pidsBelow(world.pids, 'node')),
      'PostgreSQL MB': sharedMemoryOf(pidsBelow(servers, 'postgres')),
    };
  };
  await look('settling');
  const rows: Row[] = [{ ...(await look('at rest')), 'start s': world.startMs / 1_000 }];
  const visitors = await startWorker('visits.ts', { url: `${world.url}/graphql`, bot: world.bot.publicId, lanes });
  stack.defer(() => visitors.stop());
  const { body } = await dashboard(world.timeZone);
  const headerSets = world.keys.map((key) => ({ authorization: `Bearer ${key}` }));
  await Promise.all([
    visitors.ask({ seconds: loadSeconds }),
    runLoad({ url: `${world.url}/graphql`, seconds: loadSeconds, connections, body, headerSets }),
  ]);
  await look('settling');
  rows.push(await look(`after ${loadSeconds} s of load`));
  return {
    title: 'At rest',
    note: `Start until it serves, on a month of conversations. The load are ${lanes} visitors who reply at once and ${connections} dashboards that are always being read. Memory is resident; pages that PostgreSQL’s processes share are counted once.`,
    rows,
  };
}
