import { stringify } from 'csv-stringify/sync';
import { localTimes, type TimeOf } from './local-times.js';
import type { Cell, Table, TableFormat } from './table.js';

/** Without it, Excel reads UTF-8 as the old character set of the machine. */
const byteOrderMark = '\uFEFF';
/** Not a Buffer: browsers write tables too. */
const utf8 = new TextEncoder();
/**
 * With these a spreadsheet takes a text for a formula, or may do so after it has dropped the character; wide forms count too. Apostrophes
 * before it are counted along, so that a reader can tell the one that was added.
 */
const startOfFormula = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte order mark), a chunk a batch. Where the locale writes decimals with a comma, the separator is a
 * semicolon, as spreadsheets of that locale expect. A text that a spreadsheet could execute is preceded by an apostrophe.
 */
export async function* csvOf({ columns, batches }: Table, format: TableFormat): AsyncGenerator<Uint8Array, void> {
  const decimal = decimalOf(format.locale);
  const options = { delimiter: decimal === ',' ? ';' : ',', record_delimiter: '\r\n', quoted_match: /[\r\n]/ };
  const timeOf = localTimes(format.zone);
  yield utf8.encode(`${byteOrderMark}${stringify([columns.map(({ heading }) => safe(heading))], options)}`);
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    const cells = rows.map((row) => row.map((cell) => textOf(cell, { decimal, timeOf })));
    yield utf8.encode(stringify(cells, options));
  }
}

function textOf(cell: Cell, { decimal, timeOf }: { readonly decimal: string; readonly timeOf: TimeOf }): string {
  if (cell === null) return '';
  if (cell instanceof Date) return timeOf(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell).replace('.', decimal) : '';
  return safe(cell);
}

function safe(text: string): string {
  return startOfFormula.test(text) ? `'${text}` : text;
}

/** The text of a cell without the apostrophe that `csvOf` has put in front. */
export function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && startOfFormula.test(cell) ? cell.slice(1) : cell;
}

function decimalOf(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
}
