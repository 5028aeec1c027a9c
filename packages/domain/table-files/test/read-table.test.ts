import { describe, expect, test } from '@jest/globals';
import { csvOf, excelOf, readTable, tableBounds, type Cell } from '@tertulia/table-files';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { anyText, bytesOf, format, tableOf } from './tables.js';

const columns = [
  { heading: 'Id', kind: 'TEXT' },
  { heading: 'Text', kind: 'TEXT' },
] as const;

function rowsOf(bytes: Uint8Array): string[][] {
  const read = readTable(bytes);
  if (!read.ok) throw new Error(read.fault);
  return read.rows;
}

async function written(rows: Cell[][], as: 'csv' | 'excel', locale = 'en'): Promise<Uint8Array> {
  const { table } = tableOf(columns, [rows]);
  return bytesOf(as === 'csv' ? csvOf(table, { ...format, locale }) : excelOf([table], { ...format, locale }));
}

/** XML cannot hold control characters, and a lone half of a character cannot be written at all. */
const xmlText = anyText.filter((text) => /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text));

describe('what was written comes back', () => {
  test.each(['en', 'es', 'es-MX'])('Any text comes back exactly from CSV as written for %s', async (locale) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1 }), async (texts) => {
        const bytes = await written(
          texts.map((text) => ['id', text]),
          'csv',
          locale,
        );
        expect(rowsOf(bytes)).toEqual([['Id', 'Text'], ...texts.map((text) => ['id', text])]);
      }),
    );
  });

  test('A text comes back from Excel, but for its kind of line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(xmlText, { minLength: 1 }), async (texts) => {
        const bytes = await written(
          texts.map((text) => ['id', text]),
          'excel',
        );
        const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n');
        const [, ...rows] = rowsOf(bytes);
        expect(rows.map(([, text = '']) => plain(text))).toEqual(texts.map(plain));
      }),
      { numRuns: 30 },
    );
  });
});

describe('files of other programs', () => {
  test.each([
    ['semicolons', strToU8('Id;Text\na;"1;2"\n')],
    ['commas', strToU8('Id,Text\r\na,1;2\r\n')],
    ['tabs in UTF-16', Uint8Array.from(Buffer.from('\uFEFFId\tText\na\t1;2\n', 'utf16le'))],
  ])('CSV with %s is read', (_, bytes) => {
    expect(rowsOf(bytes)).toEqual([
      ['Id', 'Text'],
      ['a', '1;2'],
    ]);
  });

  test('CSV in the old character set of a machine keeps its accents', () => {
    expect(rowsOf(Uint8Array.from(Buffer.from('Id;Text\na;¿Qué día?\n', 'latin1')))[1]).toEqual(['a', '¿Qué día?']);
  });

  test('Excel with shared texts, runs, numbers, formulas and gaps is read', () => {
    const shared =
      '<sst><si><t>Id</t></si><si><r><t>Buenos </t></r><r><t xml:space="preserve">días</t></r><rPh><t>no</t></rPh></si></sst>';
    const sheet =
      '<x:worksheet xmlns:x="a"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="9">' +
      '<x:c r="C9" t="s"><x:v>1</x:v></x:c><x:c r="D9"><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c t="inlineStr"><x:is><x:t>in</x:t></x:is></x:c>' +
      '</x:row></x:sheetData></x:worksheet>';
    expect(rowsOf(book(sheet, shared))).toEqual([['Id'], ['', '', 'Buenos días', '2', 'in']]);
  });
});

function book(sheet: string, shared = '<sst/>'): Uint8Array {
  return zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet), 'xl/sharedStrings.xml': strToU8(shared) });
}

const inflated = 'a'.repeat(tableBounds.inflatedBytes + 1);

describe('hostile files', () => {
  test.each([
    ['a broken archive', Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9])],
    ['an archive without a sheet', zipSync({ 'word/document.xml': strToU8('<a/>') })],
    ['broken XML', book('<worksheet><row>')],
    ['an open quote', strToU8('Id,Text\na,"b')],
    ['entities', book('<!DOCTYPE a [<!ENTITY b "cccc">]><worksheet><row><c><v>&b;</v></c></row></worksheet>')],
  ])('%s is no table', (_, bytes) => {
    expect(readTable(bytes)).toEqual({ ok: false, fault: 'NO_TABLE' });
  });

  test.each([
    ['a sheet that inflates to more than the bound', book(inflated)],
    ['a file with more bytes than the bound', new Uint8Array(tableBounds.bytes + 1)],
    ['more rows than the bound', strToU8('a,b\n'.repeat(tableBounds.rows + 1))],
  ])('%s is too large', (_, bytes) => {
    expect(readTable(bytes)).toEqual({ ok: false, fault: 'TOO_LARGE' });
  });

  test('A sheet that says that it is smaller than it is takes no more memory than it says', () => {
    const bytes = book(inflated);
    const said = new DataView(new ArrayBuffer(4));
    said.setUint32(0, inflated.length, true);
    const size = Buffer.from(said.buffer);
    const lie = Buffer.from(bytes);
    for (let at = lie.indexOf(size); at >= 0; at = lie.indexOf(size)) lie.writeUInt32LE(10, at);
    const before = process.memoryUsage().arrayBuffers;
    expect(readTable(lie)).toEqual({ ok: false, fault: 'NO_TABLE' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  });

  test('A cell in the last column of all, or in a column without a name, does not make a long row', () => {
    const sheet =
      '<worksheet><row><c r="XFD1"><v>1</v></c><c r="A1"><v>2</v></c><c r="1"><v>3</v></c></row></worksheet>';
    expect(rowsOf(book(sheet))).toEqual([['2', '3']]);
  });
});
