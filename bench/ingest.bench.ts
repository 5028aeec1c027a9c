import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { interleaved } from './harness/rounds.ts';
import { runBeside } from './harness/run-beside.ts';
import { type BenchWorld, firstBot, openWorld } from './harness/world.ts';

/** The output of the measured program. */
interface Done {
  readonly events: number;
  readonly perSecond: number;
  readonly cpuUs: number;
}

interface Ingest {
  readonly world: BenchWorld;
  readonly bot: string;
  readonly batch: number;
}

const names: Readonly<Record<string, string>> = {
  ours: 'Tertulia, analytics store',
  values: 'multi-row VALUES and upserts',
};

/** Events ingested, exactly once, into facts and rollups of minutes, hours and days. */
export async function run({ mode, seconds, rounds }: MeasureOptions): Promise<Measurement> {
  const world = await openWorld({ mode });
  try {
    const bot = JSON.stringify(await firstBot(world));
    const rows: Row[] = [];
    for (const batch of [100, 1_000]) rows.push(...(await measure({ world, bot, batch }, { seconds, rounds })));
    return {
      title: 'Event ingest',
      note: 'Both write each event once and move counters of minute, hour and day in one transaction. Ours also keeps what is known of each conversation, so that events may come in any order.',
      rows,
    };
  } finally {
    await world.stop();
  }
}

async function measure(
  { world, bot, batch }: Ingest,
  { seconds, rounds }: Pick<MeasureOptions, 'seconds' | 'rounds'>,
): Promise<Row[]> {
  const targets = Object.keys(names).map((kind) => ({
    name: kind,
    run: async () => {
      const done = await runBeside<Done>(world, 'ingest.ts', { kind, bot, seconds, batch });
      return { ...done, databaseUs: (done.postgresMs * 1_000) / done.events };
    },
  }));
  const metrics = await interleaved(targets, { rounds, key: 'cpuUs' });
  const ours = metrics('ours');
  return targets.map(({ name }) => {
    const of = metrics(name);
    return {
      what: `batches of ${batch}`,
      who: names[name],
      ratio: of.cpuUs / ours.cpuUs,
      'CPU µs an event': of.cpuUs,
      'PostgreSQL µs': of.databaseUs,
      'a second': of.perSecond,
      spread: of.spread,
    };
  });
}
