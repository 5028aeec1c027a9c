import type { ByteSource } from './byte-source.js';

/** A part of the file that is to be blank. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const longestMeta = 2_000_000;
const rangesMax = 100;

/**
 * A HEIC whose metadata are blank: other parts are found by their place in the file, so that no place changes. How a picture is turned is a property of
 * the picture itself here.
 */
export async function* heicWithoutMetadata(source: ByteSource): AsyncGenerator<Buffer, void> {
  let at = 0;
  let blank: readonly Range[] = [];
  for (;;) {
    const head = await source.take(8);
    if (head.length < 8) {
      yield head;
      return;
    }
    const length = head.readUInt32BE(0);
    const name = head.toString('latin1', 4, 8);
    if (name === 'meta' && length >= 8 && length <= longestMeta) {
      const meta = await source.take(length - 8);
      blank = rangesOf(meta);
      yield head;
      yield meta;
      at += length;
      continue;
    }
    yield head;
    at += 8;
    // Zero is up to the end; one says the length after the name, which is read as a part of the box here.
    const rest = length === 0 || length === 1 ? Number.POSITIVE_INFINITY : Math.max(0, length - 8);
    for await (const piece of source.pieces(rest)) {
      for (const { from, to } of blank) {
        const [start, end] = [Math.max(0, from - at), Math.min(piece.length, to - at)];
        if (start < end) piece.fill(0, start, end);
      }
      at += piece.length;
      yield piece;
    }
  }
}

/** Where the items are that are metadata. What is broken names none. */
function rangesOf(meta: Buffer): Range[] {
  const boxes = boxesIn(meta, 4);
  const [names, places] = ['iinf', 'iloc'].map((name) => boxes.find((box) => box.name === name)?.body);
  if (names === undefined || places === undefined) return [];
  const ids = metadataItems(names);
  return placesOf(places)
    .flatMap(({ id, ranges }) => (ids.has(id) ? ranges : []))
    .slice(0, rangesMax);
}

interface Box {
  readonly name: string;
  readonly body: Buffer;
}

function boxesIn(bytes: Buffer, from: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length < 8) break;
    boxes.push({ name: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, at + length) });
    at += length;
  }
  return boxes;
}

function metadataItems(iinf: Buffer): ReadonlySet<number> {
  const from = iinf[0] === 0 ? 6 : 8;
  const ids = new Set<number>();
  for (const { name, body } of boxesIn(iinf, from)) {
    const numbers = new Numbers(body);
    const version = numbers.next(1);
    if (name !== 'infe' || version < 2) continue;
    numbers.next(3);
    const id = numbers.next(version > 2 ? 4 : 2);
    numbers.next(2);
    const type = numbers.name();
    if (type === 'Exif' || type === 'mime') ids.add(id);
  }
  return ids;
}

/** Reads one number after the other; zeros after the end. */
class Numbers {
  #at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isOver(): boolean {
    return this.#at >= this.#bytes.length;
  }

  next(size: number): number {
    let value = 0;
    for (let index = 0; index < size; index += 1) value = value * 256 + (this.#bytes[this.#at + index] ?? 0);
    this.#at += size;
    return value;
  }

  name(): string {
    return this.#bytes.toString('latin1', this.#at, this.#at + 4);
  }
}

interface Place {
  readonly id: number;
  readonly ranges: readonly Range[];
}

function placesOf(iloc: Buffer): Place[] {
  const numbers = new Numbers(iloc);
  const version = numbers.next(1);
  numbers.next(3);
  const [offsetSize, lengthSize] = halvesOf(numbers.next(1));
  const [baseSize, indexSize] = halvesOf(numbers.next(1));
  const idSize = version < 2 ? 2 : 4;
  const places: Place[] = [];
  // Each takes some bytes, so that there are not more of them than bytes.
  if (lengthSize === 0) return places;
  for (let left = numbers.next(idSize); left > 0 && !numbers.isOver; left -= 1) {
    const id = numbers.next(idSize);
    // Only what is in the file itself has a place there.
    const isInFile = version === 0 || (numbers.next(2) & 15) === 0;
    numbers.next(2);
    const base = numbers.next(baseSize);
    const ranges: Range[] = [];
    for (let extents = numbers.next(2); extents > 0 && !numbers.isOver; extents -= 1) {
      numbers.next(version > 0 ? indexSize : 0);
      const from = base + numbers.next(offsetSize);
      ranges.push({ from, to: from + numbers.next(lengthSize) });
    }
    places.push({ id, ranges: isInFile ? ranges : [] });
  }
  return places;
}

function halvesOf(byte: number): [number, number] {
  return [byte >> 4, byte & 15];
}
