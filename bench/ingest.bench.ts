import { costing } from './harness/costs.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { compare } from './harness/rounds.ts';
import { startWorker } from './harness/worker.ts';
import { openDatabases } from './harness/world.ts';

/** The report of the measured program. */
interface Done {
  readonly units: number;
  readonly perSecond: number;
}

const names = [
  ['ours', 'Tertulia, analytics store'],
  ['values', 'multi-row VALUES and upserts'],
  ['arrays', 'one prepared statement with arrays'],
] as const;
const batches = [
  { what: 'live batches of 1 to 5', least: 1, most: 5 },
  { what: 'batches of 100', least: 100, most: 100 },
  { what: 'batches of 1000', least: 1_000, most: 1_000 },
];

/** Events ingested, exactly once, into facts and rollups of minutes, hours and days. */
export async function run({ seconds, rounds, warmSeconds, isQuick }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const world = await openDatabases({ isQuick });
  stack.defer(async () => void (await world.stop()));
  const programs = [];
  for (const [kind, name] of names) {
    const worker = await startWorker('ingest.ts', { kind, data: world.dataDir, bot: JSON.stringify(world.bot) });
    stack.defer(async () => worker.stop());
    programs.push({ name, worker, working: { pids: [worker.pid], servers: world.serverPids } });
  }
  const rows: Row[] = [];
  for (const { what, ...batch } of batches) {
    for (const { worker } of programs) await worker.ask<Done>({ ...batch, seconds: warmSeconds });
    const targets = programs.map(({ name, worker, working }) => ({
      name,
      run: () => costing(working, () => worker.ask<Done>({ ...batch, seconds })),
    }));
    const columns = { 'CPU µs an event': 'cpuUs', 'PostgreSQL µs': 'postgresUs', 'a second': 'perSecond' } as const;
    rows.push(...(await compare({ what, targets, key: 'cpuUs', columns }, { rounds })));
  }
  return {
    title: 'Event ingest',
    note: 'All write each event once and move counters of minute, hour and day in one transaction, on disk. Ours also keeps what is known of each conversation, so that events may come in any order, and counts the heat of its flow.',
    rows,
  };
}
