import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Measurement, MeasureOptions, Row } from './measure.ts';

const root = join(import.meta.dirname, '..', '..');
const startMark = '<!-- bench:start -->';
const endMark = '<!-- bench:end -->';

/** Describes the machine. */
export function machine(): string {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim()}, ${gigabytes} GB, Node ${process.versions.node}`;
}

/** Tables in Markdown, one for each measure. */
export function tables(
  results: readonly Measurement[],
  { date, mode, seconds, rounds }: MeasureOptions & { readonly date: string },
): string {
  const head = `${date}, ${machine()}, ${mode}, ${rounds} rounds of ${seconds} s taking turns; medians. Ratio: CPU of all Node processes beside ours, above 1 the peer needs more.`;
  return [
    head,
    ...results.map(({ title, note, rows }) =>
      [`**${title}**`, ...(note === undefined ? [] : [note]), table(rows)].join('\n\n'),
    ),
  ].join('\n\n');
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

/** Writes the results for other programs, and, on request, the tables in the pages that show them. */
export async function keep(
  results: readonly Measurement[],
  text: string,
  { isWritten }: { readonly isWritten: boolean },
): Promise<void> {
  await mkdir(join(root, 'bench', 'results'), { recursive: true });
  await writeFile(join(root, 'bench', 'results', 'latest.json'), JSON.stringify(results, null, 2));
  if (!isWritten) return;
  for (const page of ['bench/README.md', 'README.md']) {
    const path = join(root, page);
    const old = await readFile(path, 'utf8');
    const [start, end] = [old.indexOf(startMark), old.indexOf(endMark)];
    if (start === -1 || end === -1) continue;
    await writeFile(path, `${old.slice(0, start + startMark.length)}\n\n${text}\n\n${old.slice(end)}`);
  }
}
