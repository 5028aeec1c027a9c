import { parse } from 'csv-parse/sync';
import { documentBounds, DocumentRefused, type Piece, type Pieces } from './document.js';
import { oneLine } from './plain.js';

/** Each row of a table as a passage under the value of its first column: `Columna: valor. Columna: valor`. */
export function readTable(text: string): Pieces {
  const [names = [], ...rows] = rowsOf(text);
  if (rows.length > documentBounds.passages) throw new DocumentRefused('TOO_LONG');
  const pieces = rows.flatMap((row): Piece[] => {
    const cells = row.map((cell, at) => ({ name: oneLine(names[at] ?? ''), value: oneLine(cell) }));
    const said = cells.filter(({ value }) => value !== '');
    const words = said.map(({ name, value }) => (name === '' ? value : `${name}: ${value}`)).join('. ');
    if (words === '') return [];
    const title = cells[0]?.value ?? '';
    return [
      ...(title === '' ? [] : [{ kind: 'heading', level: 1, text: title, page: null } as const]),
      { kind: 'paragraph', text: words, page: null, isWhole: true },
    ];
  });
  return { title: '', pages: null, pieces };
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, {
      ...{ delimiter: delimiterOf(text), bom: true, skip_empty_lines: true },
      ...{ relax_column_count: true, relax_quotes: true, max_record_size: documentBounds.characters },
    });
  } catch {
    throw new DocumentRefused('BROKEN');
  }
}

/** The one of the usual delimiters that the first line has most of. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const counted = [',', ';', '\t'].map((one) => ({ one, count: line.split(one).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).one;
}
