// npm run bench [-- name …] [--quick] [--write] [--seconds 10] [--rounds 5] [--connections 16] [--mode distributed]
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { keep, sectionOf } from './harness/report.ts';
import { installPeers } from './harness/world.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    connections: { type: 'string', default: '16' },
    mode: { type: 'string', default: 'one-process' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const options: MeasureOptions = {
  seconds: Number(values.seconds ?? (values.quick ? 1 : 10)),
  rounds: Number(values.rounds ?? (values.quick ? 1 : 5)),
  warmSeconds: values.quick ? 1 : 6,
  isQuick: values.quick,
  connections: Number(values.connections),
  mode: values.mode,
};
await installPeers();
const files = globSync('*.bench.ts', { cwd: import.meta.dirname }).toSorted();
const wanted = files.filter((file) => positionals.length === 0 || positionals.includes(basename(file, '.bench.ts')));
if (wanted.length === 0) throw new Error(`there is ${files.map((file) => basename(file, '.bench.ts')).join(', ')}`);
for (const file of wanted) {
  const name = basename(file, '.bench.ts');
  const { run } = (await import(join(import.meta.dirname, file))) as {
    run: (options: MeasureOptions) => Promise<Measurement>;
  };
  const started = performance.now();
  const measured = await run(options);
  const section = sectionOf(measured, options);
  console.log(`\n${section}\n\n(${name}: ${Math.round((performance.now() - started) / 1_000)} s)`);
  await keep(name, { measured, section }, { isWritten: values.write });
}
