// npm run bench [-- name …] [--seconds 5] [--rounds 3] [--connections 16] [--write]
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { keep, tables } from './harness/report.ts';
import { installPeers } from './harness/world.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    mode: { type: 'string', default: 'one-process' },
    write: { type: 'boolean', default: false },
  },
});
const options = {
  seconds: Number(values.seconds),
  rounds: Number(values.rounds),
  connections: Number(values.connections),
  mode: values.mode,
};
installPeers();
const files = globSync('*.bench.ts', { cwd: import.meta.dirname }).toSorted();
const wanted = files.filter((file) => positionals.length === 0 || positionals.includes(basename(file, '.bench.ts')));
if (wanted.length === 0) throw new Error(`there is ${files.map((file) => basename(file, '.bench.ts')).join(', ')}`);
const results: Measurement[] = [];
for (const file of wanted) {
  const { run } = (await import(join(import.meta.dirname, file))) as {
    run: (options: MeasureOptions) => Promise<Measurement>;
  };
  results.push(await run(options));
}
const text = tables(results, { ...options, date: new Date().toISOString().slice(0, 10) });
await keep(results, text, { isWritten: values.write });
console.log(`\n${text}`);
