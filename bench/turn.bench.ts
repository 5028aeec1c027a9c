import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { interleaved } from './harness/rounds.ts';
import { runBeside } from './harness/run-beside.ts';
import { firstBot, openWorld } from './harness/world.ts';

/** What the program that is measured prints. */
interface Done {
  readonly turns: number;
  readonly perSecond: number;
  readonly cpuMs: number;
}

const lanes = 6;
const names: Readonly<Record<string, string>> = {
  ours: 'Tertulia, runtime alone',
  bare: 'the same statements and nothing else',
};

/** A stored turn by runtime's use cases, beside a program that does nothing but send the same statements. */
export async function run({ mode, seconds, rounds }: MeasureOptions): Promise<Measurement> {
  const world = await openWorld({ mode });
  try {
    const bot = JSON.stringify(await firstBot(world));
    const targets = ['ours', 'bare'].map((kind) => ({
      name: kind,
      run: async () => {
        const done = await runBeside<Done>(world, 'turns.ts', { kind, bot, seconds, lanes });
        return { ...done, databaseMs: done.postgresMs / done.turns };
      },
    }));
    const metrics = await interleaved(targets, { rounds, key: 'cpuMs' });
    const ours = metrics('ours');
    const rows = targets.map(({ name }) => {
      const of = metrics(name);
      return {
        what: 'stored turn',
        who: names[name],
        ratio: of.cpuMs / ours.cpuMs,
        'CPU ms': of.cpuMs,
        'PostgreSQL ms': of.databaseMs,
        'a second': of.perSecond,
        spread: of.spread,
      };
    });
    return { title: 'Stored turn', note: `${lanes} conversations at a time; every turn is committed to disk.`, rows };
  } finally {
    await world.stop();
  }
}
