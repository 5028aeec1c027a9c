import { expect, test } from '@jest/globals';
import { csvOf, type Cell, type TableFormat } from '@tertulia/table-files';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { anyNumber, anyText, bytesOf, format, tableOf } from './tables.js';

const byteOrderMark = '\uFEFF';
const executable = /^[=+\-@\t\r\n＝＋－＠]/;
/** An apostrophe more tells those that are added from those that were there. */
const marked = /^'*[=+\-@\t\r\n＝＋－＠]/;
const columns = [
  { heading: 'Bot', kind: 'TEXT' },
  { heading: 'Share; "of all"', kind: 'SHARE' },
  { heading: '=Inicio', kind: 'TIME' },
] as const;

async function csv(rows: readonly (readonly Cell[])[], as: TableFormat = format): Promise<string> {
  return String(await bytesOf(csvOf(tableOf(columns, [[...rows]]).table, as)));
}

function read(text: string, delimiter: string): string[][] {
  expect(text.startsWith(byteOrderMark)).toBe(true);
  return parse(text, { bom: true, delimiter, record_delimiter: '\r\n' });
}

test('A file begins with its mark and headings, and ends each row with CR LF', async () => {
  const rows = [['Citas', 0.25, new Date('2026-11-30T12:00:00Z')] as const, [null, null, null] as const];
  expect(await csv(rows)).toBe(
    `${byteOrderMark}Bot,"Share; ""of all""",'=Inicio\r\nCitas,0.25,2026-11-30 07:00:00\r\n,,\r\n`,
  );
});

test.each([
  ['en', 'Citas,0.25'],
  ['es', 'Citas;0,25'],
  ['es-MX', 'Citas,0.25'],
  ['es-AR', 'Citas;0,25'],
])('In %s the decimal sign is that of the locale, and the separator another', async (locale, expected) => {
  expect(await csv([['Citas', 0.25, null]], { ...format, locale })).toContain(`\r\n${expected}`);
});

test('Any text comes back, except that one which could be executed is preceded by an apostrophe', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1 }), fc.constantFrom('en', 'es'), async (texts, locale) => {
      const written = await csv(
        texts.map((text) => [text, 1, null]),
        { ...format, locale },
      );
      const [, ...rows] = read(written, locale === 'es' ? ';' : ',');
      expect(rows.map(([text]) => text)).toEqual(texts.map((text) => (marked.test(text) ? `'${text}` : text)));
      expect(rows.some(([text = '']) => executable.test(text))).toBe(false);
    }),
  );
});

test('Any number comes back to its last digit, and a negative one is a number still', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyNumber), async (numbers) => {
      const [, ...rows] = read(
        await csv(
          numbers.map((value) => ['a', value, null]),
          { ...format, locale: 'es' },
        ),
        ';',
      );
      expect(rows.map(([, value = '']) => Number(value.replace(',', '.')))).toEqual(numbers);
    }),
  );
  expect(await csv([['a', -1.5, null]])).toContain('\r\na,-1.5,');
  expect(
    await csv([
      ['a', Number.NaN, null],
      ['b', Infinity, null],
    ]),
  ).toContain('\r\na,,\r\nb,,\r\n');
});

test('Times are those of the zone, also when its clocks change', async () => {
  const moments = ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
  const rows = moments.map((moment) => ['a', null, new Date(moment)] as const);
  const [, ...read_] = read(await csv(rows, { locale: 'en', zone: 'Europe/Madrid' }), ',');
  const expected = ['2026-03-29 01:59:59', '2026-03-29 03:00:00', '2026-10-25 02:30:00', '2026-10-25 02:30:00'];
  expect(read_.map(([, , time]) => time)).toEqual(expected);
});

test('Rows are read no faster than the file, and no further when the reader leaves', async () => {
  const batches = Array.from({ length: 1_000 }, () => [['a', 1, null]]);
  const { table, reading } = tableOf(columns, batches);
  const chunks = csvOf(table, format);
  for (let taken = 0; taken < 3; taken += 1) await chunks.next();
  expect(reading.begun).toBe(2);
  await chunks.return();
  expect(reading).toEqual({ begun: 2, isEnded: true });
});
