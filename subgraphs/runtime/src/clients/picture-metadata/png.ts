import { crc32 } from 'node:zlib';
import type { ByteSource } from './byte-source.js';
import { orientationOf, tiffWith } from './orientation.js';

const dropped = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME']);
const longestExif = 1_000_000;

/** A PNG without texts, times and metadata. What follows its end is left out. */
export async function* pngWithoutMetadata(source: ByteSource): AsyncGenerator<Buffer, void> {
  yield await source.take(8);
  for (;;) {
    const head = await source.take(8);
    if (head.length < 8) {
      yield head;
      return;
    }
    const length = head.readUInt32BE(0) + 4;
    const name = head.toString('latin1', 4, 8);
    if (name === 'eXIf' && length <= longestExif) {
      const orientation = orientationOf(await source.take(length));
      if (orientation !== 1) yield exifChunk(orientation);
    } else if (dropped.has(name) || name === 'eXIf') await source.drop(length);
    else {
      yield head;
      yield* source.pieces(length);
    }
    if (name === 'IEND') return source.drop();
  }
}

function exifChunk(orientation: number): Buffer {
  const named = Buffer.concat([Buffer.from('eXIf', 'latin1'), tiffWith(orientation)]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(named.length - 4, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}
