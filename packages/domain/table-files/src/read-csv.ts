import { parse } from 'csv-parse/sync';
import { withoutApostrophe } from './csv.js';
import { tableBounds, Unreadable } from './read-bounds.js';

/** A program that writes CSV may choose any of these. */
const separators = [';', ',', '\t'] as const;

/** Rows of a CSV with their texts as `csvOf` was given them. @throws Unreadable */
export function rowsOfCsv(bytes: Uint8Array): string[][] {
  const text = textOf(bytes);
  const rows = parsed(text);
  if (rows.length > tableBounds.rows) throw new Unreadable('TOO_LARGE');
  return rows.map((row) => row.slice(0, tableBounds.columns).map(withoutApostrophe));
}

/** UTF-8, UTF-16 with its mark, or else the old character set that spreadsheets still save CSV in. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function parsed(text: string): string[][] {
  const [heading = ''] = text.split(/\r|\n/, 1);
  const count = (separator: string): number => heading.split(separator).length;
  const delimiter = separators.reduce((best, one) => (count(one) > count(best) ? one : best));
  try {
    return parse(text, {
      ...{ delimiter, relax_column_count: true, skip_empty_lines: true },
      ...{ max_record_size: tableBounds.recordCharacters, to: tableBounds.rows + 1 },
    });
  } catch {
    throw new Unreadable('NO_TABLE');
  }
}
