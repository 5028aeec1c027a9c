import type { ByteSource } from './byte-source.js';
import { orientationOf, tiffWith } from './orientation.js';

const xmpFlag = 0b100;
const longestExif = 1_000_000;

/**
 * A WebP without metadata. Its beginning says how long it is, so that their place stays and has nothing in it.
 */
export async function* webpWithoutMetadata(source: ByteSource): AsyncGenerator<Buffer, void> {
  const start = await source.take(12);
  yield start;
  if (start.length < 12) return;
  for (let left = start.readUInt32LE(4) - 4; left >= 8;) {
    const head = await source.take(8);
    if (head.length < 8) {
      yield head;
      return;
    }
    const name = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    const padded = Math.min(length + (length % 2), left - 8);
    left -= 8 + padded;
    yield* chunk(source, { head, name, padded });
  }
  await source.drop();
}

interface Chunk {
  readonly head: Buffer;
  readonly name: string;
  readonly padded: number;
}

async function* chunk(source: ByteSource, { head, name, padded }: Chunk): AsyncGenerator<Buffer, void> {
  if (name === 'VP8X') {
    const body = await source.take(padded);
    body[0] = (body[0] ?? 0) & ~xmpFlag;
    yield Buffer.concat([head, body]);
  } else if (name === 'EXIF' && padded <= longestExif) {
    yield Buffer.concat([head, exifIn(await source.take(padded))]);
  } else if (name === 'XMP ' || name === 'EXIF') {
    // A name that no reader knows.
    yield Buffer.concat([Buffer.from('null', 'latin1'), head.subarray(4)]);
    for await (const piece of source.pieces(padded)) yield piece.fill(0);
  } else {
    yield head;
    yield* source.pieces(padded);
  }
}

/** As long as before; some writers put the name of JPEG's segment before it. */
function exifIn(body: Buffer): Buffer {
  const isNamed = body.toString('latin1', 0, 6) === 'Exif\0\0';
  const tiff = tiffWith(orientationOf(isNamed ? body.subarray(6) : body));
  const blank = Buffer.alloc(body.length);
  if (body.length >= tiff.length) tiff.copy(blank);
  return blank;
}
