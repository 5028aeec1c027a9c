import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Measurement, MeasureOptions, Row } from './measure.ts';

const bench = join(import.meta.dirname, '..');

/** Describes the machine. */
export function machine(): string {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim()}, ${gigabytes} GB, Node ${process.versions.node}`;
}

/** A measure as a section of a page: its title, when and how it was measured, and its table. */
export function sectionOf({ title, note, rows }: Measurement, { mode, seconds, rounds }: MeasureOptions): string {
  const date = new Date().toISOString().slice(0, 10);
  const how = `${date}, ${machine()}, ${mode}, ${rounds} × ${seconds} s.`;
  return [`**${title}**`, note === undefined ? how : `${note} ${how}`, table(rows)].join('\n\n');
}

function table(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => shown(column, row[column])))),
  ].join('\n');
}

function shown(column: string, value: Row[string]): string {
  if (typeof value !== 'number') return value ?? '–';
  if (column === 'spread') return `${Math.round(value * 100)} %`;
  if (column === 'ratio') return value.toFixed(2);
  return value >= 100 ? String(Math.round(value)) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);
}

/** Writes the result for other programs, and, on request, its section of the README, which is between two marks with its name. */
export async function keep(
  name: string,
  { measured, section }: { readonly measured: Measurement; readonly section: string },
  { isWritten }: { readonly isWritten: boolean },
): Promise<void> {
  await mkdir(join(bench, 'results'), { recursive: true });
  await writeFile(join(bench, 'results', `${name}.json`), JSON.stringify(measured, null, 2));
  if (!isWritten) return;
  const path = join(bench, 'README.md');
  const old = await readFile(path, 'utf8');
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const from = old.indexOf(start) + start.length;
  const to = old.indexOf(end);
  if (from < start.length || to === -1) throw new Error(`bench/README.md has no place for ${name}`);
  await writeFile(path, `${old.slice(0, from)}\n\n${section}\n\n${old.slice(to)}`);
  const { status } = spawnSync('oxfmt', [path], { stdio: 'inherit' });
  if (status !== 0) throw new Error('oxfmt does not run: start the bench with npm, which finds it');
}
