import {
  documentBounds,
  DocumentRefused,
  type DocumentFile,
  type DocumentKind,
  type Pieces,
  type ReadDocument,
  type RefusedDocument,
} from './document.js';
import { readDocx } from './docx.js';
import { readPage } from './page.js';
import { readPdf } from './pdf.js';
import { passagesOf } from './split.js';
import { readTable } from './table.js';
import { decodeText, readMarkdown, readText } from './text.js';

const longestTitle = 200;

/** Reads a document and splits it into passages, or says why it is refused. Its kind is found in its bytes. Nothing in it is run or fetched. */
export async function readDocument(
  file: DocumentFile,
): Promise<{ ok: true; document: ReadDocument } | { ok: false; code: RefusedDocument }> {
  try {
    return { ok: true, document: await read(file) };
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    return { ok: false, code: error.code };
  }
}

async function read(file: DocumentFile): Promise<ReadDocument> {
  if (file.bytes.length === 0) throw new DocumentRefused('EMPTY');
  if (file.bytes.length > documentBounds.bytes) throw new DocumentRefused('TOO_LARGE');
  const { kind, found } = await taken(file);
  const passages = passagesOf(found.pieces);
  const characters = passages.reduce((sum, { text, heading }) => sum + text.length + heading.length, 0);
  if (characters > documentBounds.characters) throw new DocumentRefused('TOO_LONG');
  if (passages.length === 0) throw new DocumentRefused('NO_TEXT');
  return { kind, title: found.title.slice(0, longestTitle), pages: found.pages, characters, passages };
}

async function taken(file: DocumentFile): Promise<{ kind: DocumentKind; found: Pieces }> {
  const { bytes } = file;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return { kind: 'PDF', found: await readPdf(bytes) };
  if (head.startsWith('PK\u0003\u0004')) return { kind: 'DOCX', found: await readDocx(bytes) };
  // Word before 2007, and what newer programs wrap around a file with a password.
  if (head.startsWith('\u00D0\u00CF\u0011\u00E0'))
    throw new DocumentRefused(isWrapped(bytes) ? 'PROTECTED' : 'WRONG_TYPE');
  const text = decodeText(bytes);
  if (text.length > documentBounds.characters * 4) throw new DocumentRefused('TOO_LONG');
  const kind = kindOfText(file.name, text);
  return { kind, found: readers[kind](text) };
}

const readers = { TEXT: readText, MARKDOWN: readMarkdown, CSV: readTable, PAGE: readPage } as const;

function isWrapped(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

function kindOfText(name: string, text: string): keyof typeof readers {
  if (
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body|article|main|div|p|h1|table|meta)\b/iu.test(
      text.slice(0, 1024),
    )
  )
    return 'PAGE';
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'md' || ending === 'markdown') return 'MARKDOWN';
  if (ending === 'html' || ending === 'htm') return 'PAGE';
  return ending === 'csv' || ending === 'tsv' ? 'CSV' : 'TEXT';
}
