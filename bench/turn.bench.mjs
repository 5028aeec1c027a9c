import { interleaved } from './harness/rounds.mjs';
import { runBeside } from './harness/run-beside.mjs';
import { firstBot, openWorld } from './harness/world.mjs';

const lanes = 6;

/** A stored turn by runtime's use cases, beside a program that does nothing but send the same statements. */
export async function run({ mode, seconds, rounds }) {
  const world = await openWorld({ mode });
  try {
    const bot = JSON.stringify(await firstBot(world));
    const targets = ['ours', 'bare'].map((kind) => ({
      name: kind,
      run: async () => {
        const done = await runBeside(world, 'turns.mjs', { kind, bot, seconds, lanes });
        return { ...done, databaseMs: done.postgresMs / done.turns };
      },
    }));
    const figures = await interleaved(targets, { rounds, key: 'cpuMs' });
    const ours = figures.get('ours');
    const names = { ours: 'Tertulia, runtime alone', bare: 'the same statements and nothing else' };
    const rows = targets.map(({ name }) => {
      const of = figures.get(name);
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
