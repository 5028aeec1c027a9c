import { documentBounds, DocumentRefused, type Piece, type Pieces } from './document.js';
import { linesOf, piecesOf, type Line } from './pdf-lines.js';
import { oneLine } from './plain.js';
import { UnpackedBytes } from './unpacked.js';

/** Fewer characters a page than this are a scan with a stamp or a page number. */
const leastCharactersOfPage = 10;

/** The headings and paragraphs of a PDF, by page. @throws DocumentRefused */
export async function readPdf(bytes: Uint8Array): Promise<Pieces> {
  await checkStreams(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const pdf = await opened(bytes);
  try {
    if (pdf.numPages > documentBounds.pages) throw new DocumentRefused('TOO_MANY_PAGES');
    const pages: Line[][] = [];
    let characters = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const lines = linesOf(items);
      characters += lines.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > documentBounds.characters) throw new DocumentRefused('TOO_LONG');
      pages.push(lines);
      page.cleanup();
    }
    if (characters < leastCharactersOfPage * pages.length) throw new DocumentRefused('NO_TEXT');
    const pieces: Piece[] = piecesOf(pages);
    return { title: await titleOf(pdf), pages: pages.length, pieces };
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused('BROKEN');
  } finally {
    await pdf.loadingTask.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof opened>>;

async function opened(bytes: Uint8Array) {
  const { getDocumentProxy } = await import('unpdf');
  try {
    // A copy: the reader takes the bytes away.
    return await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      verbosity: 0,
    });
  } catch (error) {
    const isProtected = error instanceof Error && error.name === 'PasswordException';
    throw new DocumentRefused(isProtected ? 'PROTECTED' : 'BROKEN');
  }
}

async function titleOf(pdf: Pdf): Promise<string> {
  try {
    const { info } = await pdf.getMetadata();
    const title = (info as { Title?: unknown }).Title;
    return typeof title === 'string' ? oneLine(title) : '';
  } catch {
    return '';
  }
}

/** Characters before a stream in which its dictionary stands. */
const dictionaryMax = 2_000;

/** Counts what the streams unpack to before the reader keeps any of it. One that is packed twice is a bomb: no program writes that. */
async function checkStreams(file: Buffer): Promise<void> {
  const unpacked = new UnpackedBytes();
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const before = file.toString('latin1', Math.max(0, at - dictionaryMax), at);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    const packings = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW)\b/gu)?.length ?? 0;
    if (packings > 1 && !dictionary.includes('/DecodeParms')) throw new DocumentRefused('BOMB');
    if (packings === 0) continue;
    const start = at + 6 + (file[at + 6] === 0x0d ? 1 : 0) + 1;
    const end = file.indexOf('endstream', start);
    await unpacked.count(file.subarray(start, end === -1 ? file.length : end), 'ZLIB');
  }
}
