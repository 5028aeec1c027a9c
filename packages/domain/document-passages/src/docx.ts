import { DocumentRefused, type Pieces } from './document.js';
import { readPage } from './page.js';
import { UnpackedBytes } from './unpacked.js';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const mostEntries = 2_000;

/** The headings and paragraphs of a document of Word. @throws DocumentRefused */
export async function readDocx(bytes: Uint8Array): Promise<Pieces> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = await checkedNames(file);
  if (!names.includes('word/document.xml')) {
    throw new DocumentRefused(names.includes('EncryptedPackage') ? 'PROTECTED' : 'WRONG_TYPE');
  }
  const { default: mammoth } = await import('mammoth');
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer: file }, { convertImage });
    return readPage(value);
  } catch {
    throw new DocumentRefused('BROKEN');
  }
}

/** The names of the entries of a zip, whose unpacked sizes were counted and not believed. */
async function checkedNames(file: Buffer): Promise<string[]> {
  const names: string[] = [];
  const unpacked = new UnpackedBytes();
  for (const { name, method, from, size } of entriesOf(file)) {
    names.push(name);
    const data = dataAt(file, from, size);
    if (method === 8) await unpacked.count(data, 'RAW');
    else unpacked.add(data.length);
  }
  return names;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly from: number;
  readonly size: number;
}

function entriesOf(file: Buffer): Entry[] {
  try {
    const end = endOf(file);
    const count = file.readUInt16LE(end + 10);
    if (count > mostEntries) throw new DocumentRefused('BOMB');
    const entries: Entry[] = [];
    let at = file.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) {
      if (file.readUInt32LE(at) !== directoryEntry) throw new DocumentRefused('BROKEN');
      if ((file.readUInt16LE(at + 8) & 1) === 1) throw new DocumentRefused('PROTECTED');
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
      const nameEnd = at + 46 + (nameLength ?? 0);
      entries.push({
        name: file.toString('utf8', at + 46, nameEnd),
        method: file.readUInt16LE(at + 10),
        size: file.readUInt32LE(at + 20),
        from: file.readUInt32LE(at + 42),
      });
      at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
    }
    return entries;
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused('BROKEN');
  }
}

/** Where the end of the directory stands: a comment may follow it. */
function endOf(file: Buffer): number {
  const first = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === endOfDirectory) return at;
  }
  throw new DocumentRefused('BROKEN');
}

function dataAt(file: Buffer, from: number, size: number): Buffer {
  try {
    const start = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28);
    return file.subarray(start, start + size);
  } catch {
    throw new DocumentRefused('BROKEN');
  }
}
