import type { ByteSource } from './byte-source.js';
import { orientationOf, tiffWith } from './orientation.js';

const [startOfScan, endOfImage, comment] = [0xda, 0xd9, 0xfe];
const [app0, app1, app2, adobe, appLast] = [0xe0, 0xe1, 0xe2, 0xee, 0xef];
const exifName = 'Exif\0\0';
const iccName = 'ICC_PROFILE\0';

/** A JPEG without what cameras and programs write beside the picture. What follows its end, such as a film of the same moment, is left out. */
export async function* jpegWithoutMetadata(source: ByteSource): AsyncGenerator<Buffer, void> {
  yield await source.take(2);
  for (;;) {
    const head = await source.take(4);
    const [mark, kind = 0] = head;
    // Not a segment: what follows is given on as it came.
    if (head.length < 4 || mark !== 0xff || kind < 0xc0) {
      yield head;
      yield* source.pieces();
      return;
    }
    if (kind === 0xff) {
      source.giveBack(head.subarray(1));
      continue;
    }
    if (kind === endOfImage) {
      yield head.subarray(0, 2);
      return source.drop();
    }
    const body = await source.take(Math.max(0, head.readUInt16BE(2) - 2));
    const kept = keptSegment(kind, head, body);
    if (kept !== null) yield kept;
    if (kind === startOfScan) yield* scan(source);
  }
}

function keptSegment(kind: number, head: Buffer, body: Buffer): Buffer | null {
  const whole = Buffer.concat([head, body]);
  if (kind === comment) return null;
  if (kind < app0 || kind > appLast || kind === app0 || kind === adobe) return whole;
  if (kind === app2) return body.toString('latin1', 0, iccName.length) === iccName ? whole : null;
  if (kind !== app1 || body.toString('latin1', 0, exifName.length) !== exifName) return null;
  const orientation = orientationOf(body.subarray(exifName.length));
  return orientation === 1 ? null : exifSegment(orientation);
}

function exifSegment(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from(exifName, 'latin1'), tiffWith(orientation)]);
  const head = Buffer.from([0xff, app1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The picture itself, up to the next segment. */
async function* scan(source: ByteSource): AsyncGenerator<Buffer, void> {
  for await (const piece of source.pieces()) {
    const end = endOfScan(piece);
    if (end === null) {
      yield piece;
      continue;
    }
    if (end === piece.length - 1) {
      // What its last byte begins is seen with the next piece.
      yield piece.subarray(0, end);
      const next = await source.take(1);
      const pair = Buffer.concat([piece.subarray(end), next]);
      if (next.length === 0 || !isSegment(pair[1])) {
        yield pair;
        continue;
      }
      source.giveBack(pair);
      return;
    }
    yield piece.subarray(0, end);
    source.giveBack(piece.subarray(end));
    return;
  }
}

/** Where a segment begins, or may begin with the last byte. */
function endOfScan(piece: Buffer): number | null {
  for (let at = piece.indexOf(0xff); at !== -1; at = piece.indexOf(0xff, at + 1))
    if (at === piece.length - 1 || isSegment(piece[at + 1])) return at;
  return null;
}

/** Neither a byte of the picture, nor one of its restart marks, nor filling. */
function isSegment(kind: number | undefined): boolean {
  return kind !== undefined && kind >= 0xc0 && kind !== 0xff && !(kind >= 0xd0 && kind <= 0xd7);
}
