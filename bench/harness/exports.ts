// Writes a table as a file: `csv` and `excel` by our package, `csv-stringify` and `exceljs` by the bare libraries as streams.
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { Column } from '../../packages/domain/table-files/dist/index.js';
import { serve } from './worker.ts';

// As the platform is started.
setFlagsFromString('--max-semi-space-size=8');

const { values } = parseArgs({ options: { kind: { type: 'string' }, rows: { type: 'string' } } });
const rowCount = Number(values.rows);
/** As a page of rows comes from a database. */
const batchRows = 500;
const format = { locale: 'es', zone: 'America/Bogota' };
const kinds = ['TEXT', 'TEXT', 'TEXT', 'TIME', 'TIME', 'NUMBER', 'NUMBER', 'SHARE'] as const;
const columns: Column[] = kinds.map((kind, at) => ({ heading: `Columna ${at + 1}`, kind }));
const startMs = Date.UTC(2026, 0);

function rowOf(index: number) {
  const [began, ended] = [new Date(startMs + index * 1_000), new Date(startMs + index * 1_007)] as const;
  const channel = index % 3 === 0 ? null : 'web';
  return [
    `conversación ${index}`,
    'Citas, Bogotá',
    channel,
    began,
    ended,
    index,
    index / 7,
    (index % 100) / 100,
  ] as const;
}

/** With a turn of the event loop between two pages, as a database takes. */
async function* batches() {
  for (let from = 0; from < rowCount; from += batchRows) {
    await new Promise((resolve) => setImmediate(resolve));
    yield Array.from({ length: batchRows }, (_, at) => rowOf(from + at));
  }
}

type Way = () => Promise<AsyncIterable<Uint8Array>>;

const ways: Readonly<Record<string, Way>> = {
  async csv() {
    const { csvOf } = await import('../../packages/domain/table-files/dist/index.js');
    return csvOf({ name: 'Tabla', columns, batches: batches() }, format);
  },
  async excel() {
    const { excelOf } = await import('../../packages/domain/table-files/dist/index.js');
    return excelOf([{ name: 'Tabla', columns, batches: batches() }], format);
  },
  async 'csv-stringify'() {
    const { stringify } = await import('csv-stringify');
    const rows = Readable.from(batches()).flatMap((batch: unknown[]) => batch);
    return rows.pipe(stringify({ bom: true, delimiter: ';', cast: { date: (time) => time.toISOString() } }));
  },
  async exceljs() {
    const { PassThrough } = await import('node:stream');
    const { default: excel } = await import('exceljs');
    const output = new PassThrough();
    const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: output });
    const sheet = workbook.addWorksheet('Tabla');
    void (async () => {
      for await (const batch of batches()) for (const row of batch) sheet.addRow([...row]).commit();
      sheet.commit();
      await workbook.commit();
    })();
    return output;
  },
};
const open = ways[values.kind ?? ''];
if (open === undefined) throw new Error(`there is ${Object.keys(ways).join(', ')}`);

const megabyte = 1_048_576;
const kilobyte = 1_024;

serve(async () => {
  const rest = process.memoryUsage.rss();
  const begun = performance.now();
  let bytes = 0;
  for await (const chunk of await open()) bytes += chunk.byteLength;
  if (bytes < rowCount) throw new Error(`the file has only ${bytes} bytes`);
  const perSecond = (rowCount * 1_000) / (performance.now() - begun);
  return { units: rowCount, perSecond, moreMb: (process.resourceUsage().maxRSS * kilobyte - rest) / megabyte };
});
