import { mediaTypes, type FileType } from '@tertulia/file-store';
import { fileTypeFromBuffer } from 'file-type';
import type { SniffedContent } from '../application/received-file-ports.js';

/** Enough for the first entries of an archive, by which documents are told from other archives. */
const headBytes = 65_536;

const endings: Readonly<Record<string, FileType>> = { oga: 'ogg', opus: 'ogg', heif: 'heic' };
/** What a computer would execute, by the endings that file-type gives. */
const programs: ReadonlySet<string> = new Set([
  'exe',
  'elf',
  'macho',
  'apk',
  'dmg',
  'deb',
  'rpm',
  'msi',
  'class',
  'jar',
  'cab',
  'wasm',
  'swf',
  'crx',
  'xpi',
  'lnk',
]);
/** Old documents of Office share one container; only their names tell them apart. */
const oldDocuments: readonly FileType[] = ['doc', 'xls', 'ppt'];

/** Reads the first bytes and what they are, and gives all of them on. Null if there are none. See `FileKeeper`. */
export async function sniffed(
  content: AsyncIterable<Uint8Array>,
  name: string,
): Promise<SniffedContent | 'PROGRAM' | null> {
  const chunks = content[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < headBytes) {
    const next = await chunks.next();
    if (next.done === true) break;
    head.push(next.value);
    bytes += next.value.byteLength;
  }
  if (bytes === 0) return null;
  const ending = await endingOf(Buffer.concat(head), name.toLowerCase());
  if (ending === 'PROGRAM') return ending;
  const [type = ''] = mediaTypes[ending].split(';');
  return { ending, type, content: joined(head, chunks) };
}

async function endingOf(head: Buffer, name: string): Promise<FileType | 'PROGRAM'> {
  const found = await fileTypeFromBuffer(head);
  if (found === undefined) return endingOfText(head, name);
  const { ext } = found;
  if (programs.has(ext)) return 'PROGRAM';
  if (ext === 'cfb') return oldDocuments.find((ending) => name.endsWith(`.${ending}`)) ?? 'bin';
  const ending = endings[ext] ?? ext;
  return isKnown(ending) ? ending : 'bin';
}

function isKnown(ending: string): ending is FileType {
  return Object.hasOwn(mediaTypes, ending);
}

/** A plain text has no mark of its own: it is UTF-8 without control characters, and neither a page nor a script. */
function endingOfText(head: Buffer, name: string): FileType | 'PROGRAM' {
  const text = head.toString('utf8');
  if (text.startsWith('#!')) return 'PROGRAM';
  // The head may end in the middle of a character.
  const isText = !/[^\P{Cc}\t\n\v\f\r]|\uFFFD(?!$)/u.test(text);
  if (!isText || /^\s*</u.test(text)) return 'bin';
  return name.endsWith('.csv') ? 'csv' : 'txt';
}

async function* joined(head: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  yield* head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
