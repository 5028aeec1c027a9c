import { once, type EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { localTimes, type TimeOf } from './local-times.js';
import type { Cell, Column, ColumnKind, Table, TableFormat } from './table.js';
import type { stream, Style, Worksheet } from 'exceljs';

/** Rows that a sheet of Excel can have besides its header. */
export const excelRowsMax = 1_048_575;

const textLengthMax = 32_767;
const nameLengthMax = 31;
/** Shared by all cells of a kind: the library works out a style again for each object. Other kinds show their value as it is. */
const styles: Readonly<Partial<Record<ColumnKind, Partial<Style>>>> = {
  ...{ SHARE: { numFmt: '0.0%' }, TIME: { numFmt: 'yyyy-mm-dd hh:mm:ss' }, DAY: { numFmt: 'yyyy-mm-dd' } },
};
const widths: Readonly<Record<ColumnKind, number>> = { TEXT: 32, NUMBER: 12, SHARE: 12, TIME: 20, DAY: 12 };

/**
 * Tables as an Excel file, a sheet each: cells have types, the header is bold and stays in sight. A text is never a formula; what Excel
 * cannot hold of one, past 32,767 characters, is left out. Names of sheets are cut to 31 characters.
 * @throws RangeError for a table with more than `excelRowsMax` rows
 */
export async function* excelOf(tables: readonly Table[], format: TableFormat): AsyncGenerator<Uint8Array, void> {
  const { default: excel } = await import('exceljs');
  const output = new PassThrough();
  const reader = new AbortController();
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  const written = writeSheets(workbook, { tables, format, reader: reader.signal }).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    reader.abort();
    await written;
  }
}

async function writeSheets(
  workbook: stream.xlsx.WorkbookWriter,
  {
    tables,
    format,
    reader,
  }: { readonly tables: readonly Table[]; readonly format: TableFormat; readonly reader: AbortSignal },
): Promise<void> {
  const timeOf = localTimes(format.zone);
  for (const { name, columns, batches } of tables) {
    const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ kind }) => ({ width: widths[kind] }));
    const header = sheet.addRow(columns.map(({ heading }) => textOf(heading)));
    header.font = { bold: true };
    header.commit();
    let count = 0;
    for await (const rows of batches) {
      count += rows.length;
      if (count > excelRowsMax) throw new RangeError(`A sheet has at most ${excelRowsMax} rows`);
      for (const row of rows) addRow(sheet, { columns, row, timeOf });
      await drained(sheet, reader);
    }
    sheet.commit();
  }
  await workbook.commit();
}

function addRow(
  sheet: Worksheet,
  {
    columns,
    row,
    timeOf,
  }: { readonly columns: readonly Column[]; readonly row: readonly Cell[]; readonly timeOf: TimeOf },
): void {
  const added = sheet.addRow(columns.map(({ kind }, at) => valueOf(row[at] ?? null, { kind, timeOf })));
  for (const [at, { kind }] of columns.entries()) {
    const style = styles[kind];
    if (style !== undefined) added.getCell(at + 1).style = style;
  }
  added.commit();
}

/** Excel knows no zones: a cell has the time of the clock there, which the library takes from the time in UTC. */
function valueOf(
  cell: Cell,
  { kind, timeOf }: { readonly kind: ColumnKind; readonly timeOf: TimeOf },
): string | number | Date | null {
  if (cell instanceof Date) return new Date(`${timeOf(cell).replace(' ', 'T')}Z`);
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (cell === null) return null;
  return kind === 'DAY' ? new Date(`${cell}T00:00:00Z`) : textOf(cell);
}

/**
 * Excel reads `_x0041_` as a character with that number, unless the underscore is written in this way itself. Two characters cannot stand in a
 * file in any other way.
 */
function textOf(text: string): string {
  return text
    .slice(0, textLengthMax)
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll(/[\uFFFE\uFFFF]/g, (one) => (one === '\uFFFE' ? '_xFFFE_' : '_xFFFF_'));
}

function sheetName(name: string): string {
  return name
    .replaceAll(/[[\]*?/\\:]/g, ' ')
    .slice(0, nameLengthMax)
    .replaceAll(/^'|'$/g, ' ');
}

/**
 * The library writes into the file without waiting; this waits until what it has written was read, so that memory stays flat.
 * @throws when the reader has left
 */
async function drained(sheet: Worksheet, reader: AbortSignal): Promise<void> {
  reader.throwIfAborted();
  const { pipes } = (sheet as Worksheet & { readonly stream: { readonly pipes: readonly Pipe[] } }).stream;
  for (const pipe of pipes) if (pipe._writableState.needDrain) await once(pipe, 'drain', { signal: reader });
}

/** A stream as old as the library, which says only here whether it wants to be waited for. */
type Pipe = EventEmitter & { readonly _writableState: { readonly needDrain: boolean } };
