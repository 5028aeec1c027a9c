import { costing } from './harness/costs.ts';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { compare } from './harness/rounds.ts';
import { startWorker } from './harness/worker.ts';

const files = [
  {
    what: 'CSV',
    ways: [
      ['csv', 'Tertulia, table-files'],
      ['csv-stringify', 'csv-stringify, as a stream'],
    ],
  },
  {
    what: 'Excel',
    ways: [
      ['excel', 'Tertulia, table-files'],
      ['exceljs', 'ExcelJS, stream writer'],
    ],
  },
] as const;

/** A million rows as a file, beside the library that writes it. */
export async function run({ isQuick, rounds }: MeasureOptions): Promise<Measurement> {
  const rowCount = isQuick ? 50_000 : 1_000_000;
  const columns = { 'CPU µs a row': 'cpuUs', 'rows a second': 'perSecond', 'MB more than at rest': 'moreMb' } as const;
  const tables = [];
  for (const { what, ways } of files) {
    const targets = ways.map(([kind, name]) => ({ name, run: async () => written(kind, rowCount) }));
    tables.push(await compare({ what, targets, key: 'cpuUs', columns }, { rounds }));
  }
  return {
    title: 'Exports',
    note: `${rowCount.toLocaleString('en')} rows of eight cells: three texts, two times, three numbers. The reader only counts the bytes. Ours also makes texts safe and writes times in the zone of the reader; the libraries are given finished cells.`,
    rows: tables.flat(),
  };
}

/** In a process of its own, because its highest memory is measured. */
async function written(kind: string, rowCount: number) {
  const worker = await startWorker('exports.ts', { kind, rows: rowCount });
  try {
    return await costing({ pids: [worker.pid], servers: [] }, async () =>
      worker.ask<{ units: number; perSecond: number; moreMb: number }>(),
    );
  } finally {
    await worker.stop();
  }
}
