import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cpuOf } from './harness/processes.mjs';
import { interleaved } from './harness/rounds.mjs';
import { firstBot, openWorld } from './harness/world.mjs';

const program = join(import.meta.dirname, 'harness', 'ingest.mjs');
const names = { ours: 'Tertulia, analytics store', values: 'multi-row VALUES and upserts' };

/** Events taken in, exactly once, into facts and rollups of minutes, hours and days. */
export async function run({ mode, seconds, rounds }) {
  const world = await openWorld({ mode });
  try {
    const bot = JSON.stringify(await firstBot(world));
    const rows = [];
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

async function measure({ world, bot, batch }, { seconds, rounds }) {
  const targets = Object.keys(names).map((kind) => ({
    name: kind,
    run: async () => {
      const args = [
        '--data',
        world.dataDir,
        '--kind',
        kind,
        '--bot',
        bot,
        '--seconds',
        `${seconds}`,
        '--batch',
        `${batch}`,
      ];
      const before = cpuOf([...world.pids, ...world.serverPids]);
      const { stdout } = await promisify(execFile)(process.execPath, [program, ...args]);
      const after = cpuOf([...world.pids, ...world.serverPids]);
      const done = JSON.parse(stdout.trim().split('\n').at(-1));
      return { ...done, databaseUs: ((after.postgres - before.postgres) * 1_000) / done.events };
    },
  }));
  const figures = await interleaved(targets, { rounds, key: 'cpuUs' });
  const ours = figures.get('ours');
  return targets.map(({ name }) => {
    const of = figures.get(name);
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
