import type { Cell, Column, Table, TableFormat } from '@tertulia/table-files';
import fc from 'fast-check';

export const format: TableFormat = { locale: 'en', zone: 'America/Bogota' };

/** A table whose rows come in these batches, with what became of its reading. */
export function tableOf(columns: readonly Column[], batches: readonly (readonly Cell[])[][], name = 'Tabla') {
  const reading = { begun: 0, isEnded: false };
  const table: Table = {
    ...{ name, columns },
    batches: (async function* rows() {
      try {
        for (const batch of batches) {
          reading.begun += 1;
          yield batch;
        }
      } finally {
        reading.isEnded = true;
      }
    })(),
  };
  return { table, reading };
}

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Any text that has whole characters, often with what CSV or a spreadsheet treats as its own. */
export const anyText = fc
  .array(fc.oneof(fc.constantFrom(...'=+-@\t\r\n";,\'', '=1+1', '_x0041_', '＝', ' '), fc.string({ unit: 'binary' })), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''));

export const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));

/** What a file may hold of times: whole seconds of years with four digits. */
export const anyTime = fc
  .integer({ min: Date.UTC(1970, 0, 2) / 1_000, max: Date.UTC(2200, 0) / 1_000 })
  .map((seconds) => new Date(seconds * 1_000));
