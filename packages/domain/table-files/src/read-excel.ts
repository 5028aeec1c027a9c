import { unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { tableBounds, Unreadable } from './read-bounds.js';

const sheetName = /^xl\/worksheets\/sheet(\d+)\.xml$/;
const sharedName = 'xl/sharedStrings.xml';
/** Bytes that are decoded at once. */
const pieceBytes = 65_536;

/**
 * Rows of the first sheet of an Excel file, as texts: of a formula its last result. Styles, merged cells, links and further sheets are not
 * looked at, and entities of a document type are refused. @throws Unreadable
 */
export function rowsOfExcel(bytes: Uint8Array): string[][] {
  const parts = partsOf(bytes);
  const [sheet] = [...parts.keys()]
    .filter((name) => sheetName.test(name))
    .toSorted((a, b) => Number(sheetName.exec(a)?.[1]) - Number(sheetName.exec(b)?.[1]));
  const content = parts.get(sheet ?? '');
  if (content === undefined) throw new Unreadable('NO_TABLE');
  const shared = parts.get(sharedName);
  try {
    return readSheet(content, shared === undefined ? [] : readShared(shared));
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('NO_TABLE');
  }
}

/** The parts that are read. Each says how large it is before it is inflated, and is inflated to no more. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let sum = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== sharedName && !sheetName.test(name)) return false;
        sum += originalSize;
        if (sum > tableBounds.inflatedBytes) throw new Unreadable('TOO_LARGE');
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('NO_TABLE');
  }
}

interface Handlers {
  open(tag: SaxesTagPlain): void;
  text(text: string): void;
  close(name: string): void;
}

function readXml(bytes: Uint8Array, handlers: Handlers): void {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new Unreadable('NO_TABLE');
  });
  parser.on('doctype', () => {
    throw new Unreadable('NO_TABLE');
  });
  parser.on('opentag', (tag) => handlers.open({ ...tag, name: plain(tag.name) }));
  parser.on('text', (text) => handlers.text(text));
  parser.on('closetag', ({ name }) => handlers.close(plain(name)));
  const decoder = new TextDecoder();
  for (let from = 0; from < bytes.length; from += pieceBytes)
    parser.write(decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: true }));
  parser.close();
}

/** Programs choose the prefix of the namespace. */
function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Texts that cells name by their number. A text may have runs with styles (`r`); how it is pronounced (`rPh`) is no part of it. */
function readShared(bytes: Uint8Array): string[] {
  const texts: string[] = [];
  const said = new SaidText();
  readXml(bytes, {
    open: ({ name }) => {
      if (name === 'si') said.begin();
      said.open(name);
    },
    text: (text) => said.add(text),
    close: (name) => {
      said.close(name);
      if (name === 'si') texts.push(said.end());
    },
  });
  return texts;
}

function readSheet(bytes: Uint8Array, shared: readonly string[]): string[][] {
  const rows: string[][] = [];
  const said = new SaidText();
  let row: string[] = [];
  let [column, kind] = [0, ''];
  readXml(bytes, {
    open: ({ name, attributes }) => {
      if (name === 'row') [row, column] = [[], 0];
      else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column;
        kind = attributes['t'] ?? '';
        said.begin();
      }
      said.open(name);
    },
    text: (text) => said.add(text),
    close: (name) => {
      said.close(name);
      if (name === 'c') {
        const text = said.end();
        if (column < tableBounds.columns) fill(row, column, kind === 's' ? (shared[Number(text)] ?? '') : text);
        column += 1;
      } else if (name === 'row' && row.some((cell) => cell !== '')) {
        if (rows.push(row) > tableBounds.rows) throw new Unreadable('TOO_LARGE');
      }
    },
  });
  return rows;
}

function fill(row: string[], column: number, text: string): void {
  while (row.length < column) row.push('');
  row[column] = text;
}

/** The number of a column from the place of a cell: `B7` is 1. Undefined where a program writes no places. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Gathers what `t` and `v` say between the beginning and the end of something. */
class SaidText {
  private parts: string[] = [];
  private isSaid = false;
  private isPronunciation = false;

  begin(): void {
    this.parts = [];
  }

  open(name: string): void {
    if (name === 'rPh') this.isPronunciation = true;
    this.isSaid = (name === 't' || name === 'v') && !this.isPronunciation;
  }

  add(text: string): void {
    if (this.isSaid) this.parts.push(text);
  }

  close(name: string): void {
    if (name === 'rPh') this.isPronunciation = false;
    this.isSaid = false;
  }

  end(): string {
    return this.parts.join('').replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => {
      return String.fromCharCode(Number.parseInt(code, 16));
    });
  }
}
