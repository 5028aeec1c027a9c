import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { csvOf, excelOf, excelRowsMax, type Cell, type Table } from '@tertulia/table-files';
import { parse } from 'csv-parse/sync';
import excel from 'exceljs';
import fc from 'fast-check';
import { anyNumber, anyText, anyTime, bytesOf, format, tableOf } from './tables.js';

const columns = [
  { heading: 'Texto', kind: 'TEXT' },
  { heading: 'Cifra', kind: 'NUMBER' },
  { heading: 'Parte', kind: 'SHARE' },
  { heading: 'Hora', kind: 'TIME' },
  { heading: 'Día', kind: 'DAY' },
] as const;

async function sheetsOf(tables: readonly Table[], zone = format.zone) {
  const workbook = new excel.Workbook();
  const bytes = await bytesOf(excelOf(tables, { locale: 'es', zone }));
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook.worksheets;
}

/** The cells of a sheet without its header. */
function cellsOf(sheet: excel.Worksheet | undefined): unknown[][] {
  const rows: unknown[][] = [];
  sheet?.eachRow({ includeEmpty: true }, (row, number) => {
    if (number > 1) rows.push(columns.map((_, at) => row.getCell(at + 1).value));
  });
  return rows;
}

test('Cells have types and formats, and the header is bold and stays in sight', async () => {
  const row = ['=1+1', -1.5, 0.25, new Date('2026-11-30T12:00:00Z'), '2026-11-30'] as const;
  const [sheet] = await sheetsOf([tableOf(columns, [[row, [null, null, null, null, null]]]).table]);
  expect(cellsOf(sheet)).toEqual([
    ['=1+1', -1.5, 0.25, new Date('2026-11-30T07:00:00Z'), new Date('2026-11-30T00:00:00Z')],
  ]);
  const formats = columns.map((_, at) => sheet?.getRow(2).getCell(at + 1).numFmt);
  expect(formats).toEqual([undefined, undefined, '0.0%', 'yyyy-mm-dd hh:mm:ss', 'yyyy-mm-dd']);
  expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
  expect(sheet?.getRow(1).values).toEqual([undefined, 'Texto', 'Cifra', 'Parte', 'Hora', 'Día']);
  expect(sheet?.getCell('A1').font.bold).toBe(true);
});

test('A file has a sheet for each table, in order, under a name that Excel takes', async () => {
  const names = ['Conversaciones', "'a/b\\c?d*e:f[g]'", 'x'.repeat(40)];
  const tables = names.map((name) => tableOf(columns, [[[name, 1, null, null, null]]], name).table);
  const sheets = await sheetsOf(tables);
  expect(sheets.map(({ name }) => name)).toEqual(['Conversaciones', ' a b c d e f g  ', 'x'.repeat(31)]);
  expect(sheets.map((sheet) => cellsOf(sheet)[0]?.[0])).toEqual(names);
});

test('Numbers, times and texts come back, and are those of the CSV to the last digit', async () => {
  const anyRow = fc.tuple(anyText, anyNumber, anyNumber, anyTime, fc.constant('2026-02-28'));
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 20 }), async (given) => {
      const rows: Cell[][] = given;
      const [sheet] = await sheetsOf([tableOf(columns, [rows]).table]);
      const csv = String(await bytesOf(csvOf(tableOf(columns, [rows]).table, format)));
      const [, ...lines] = parse(csv, { bom: true, record_delimiter: '\r\n' });
      const found = cellsOf(sheet);
      expect(found.map(([, number, share]) => [number, share])).toEqual(
        given.map(([, number, share]) => [number, share]),
      );
      expect(lines.map(([, number, share]) => [Number(number), Number(share)])).toEqual(
        found.map(([, number, share]) => [number, share]),
      );
      expect(found.map(([, , , time]) => (time as Date).toISOString().slice(0, 19).replace('T', ' '))).toEqual(
        lines.map(([, , , time]) => time),
      );
    }),
    { numRuns: 50 },
  );
});

test('A text is a text, whatever is in it', async () => {
  const texts = ['=1+1', '+52 55', '-1', '@SUM(A1)', '<b>&</b>', '😀 ñandú', ' dos ', 'a\nb', '_x0041_', "'", '1e5'];
  const [sheet] = await sheetsOf([tableOf(columns, [texts.map((text) => [text, 1, 1, null, null])]).table]);
  expect(cellsOf(sheet).map(([text]) => String(text).replaceAll('_x005F_', '_'))).toEqual(texts);
  const [long] = await sheetsOf([tableOf(columns, [[['a'.repeat(40_000), 1, 1, null, null]]]).table]);
  expect(String(cellsOf(long)[0]?.[0])).toHaveLength(32_767);
});

test('A sheet with too many rows is refused', async () => {
  const rows = Array.from({ length: excelRowsMax + 1 }, () => []);
  const { table, reading } = tableOf(columns, [rows]);
  await expect(bytesOf(excelOf([table], format))).rejects.toThrow(RangeError);
  expect(reading.isEnded).toBe(true);
});

test('Rows that fail make the file fail with their error', async () => {
  const batches = (async function* rows() {
    yield [['a', 1, 1, null, null]];
    throw new Error('the rows ended too early');
  })();
  await expect(bytesOf(excelOf([{ name: 'a', columns, batches }], format))).rejects.toThrow('ended too early');
});

test('Rows are read no faster than the file, and no further when the reader leaves', async () => {
  const text = () => randomBytes(600).toString('hex');
  const batches = Array.from({ length: 200 }, () => Array.from({ length: 100 }, () => [text(), 1, 1, null, null]));
  const { table, reading } = tableOf(columns, batches);
  let bytes = 0;
  for await (const chunk of excelOf([table], format)) {
    bytes += chunk.length;
    if (bytes > 1_000_000) break;
  }
  // All of them make 12 MB.
  expect(reading.begun).toBeLessThan(100);
  expect(reading.isEnded).toBe(true);
});
