import { costing } from './harness/costs.ts';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { compare, type Target } from './harness/rounds.ts';
import { startWorker } from './harness/worker.ts';
import { openDatabases } from './harness/world.ts';

/** The report of the measured program. */
interface Done {
  readonly units: number;
  readonly perSecond: number;
  readonly statements: number;
}

const lanes = 6;
const names = [
  ['ours', 'Tertulia, runtime alone'],
  ['bare', 'the same statements, prepared, and nothing else'],
] as const;

/** A stored turn by runtime's use cases, beside a program that does nothing but send the same statements. */
export async function run({ seconds, rounds, warmSeconds, isQuick }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const world = await openDatabases({ isQuick });
  stack.defer(async () => void (await world.stop()));
  const targets: Target<keyof Done | 'cpuUs' | 'postgresUs'>[] = [];
  for (const [kind, name] of names) {
    const options = { kind, lanes, data: world.dataDir, bot: JSON.stringify(world.bot) };
    const worker = await startWorker('turns.ts', options);
    stack.defer(async () => worker.stop());
    await worker.ask({ seconds: warmSeconds });
    const working = { pids: [worker.pid], servers: world.serverPids };
    targets.push({ name, run: () => costing(working, () => worker.ask<Done>({ seconds })) });
  }
  const rows = await compare(
    {
      what: 'stored turn',
      targets,
      key: 'cpuUs',
      columns: { 'CPU µs': 'cpuUs', 'PostgreSQL µs': 'postgresUs', 'a second': 'perSecond' },
    },
    { rounds },
  );
  const note = `The widget’s own operations, on runtime and PostgreSQL alone; ${lanes} conversations at a time; every turn is committed to disk.`;
  return { title: 'Stored turn', note, rows };
}
