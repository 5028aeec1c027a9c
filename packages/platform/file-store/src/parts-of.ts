/** The same bytes in parts of exactly this size; the last one may be shorter. None is empty. */
export async function* partsOf(content: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array, void> {
  let part = new Uint8Array(size);
  let filled = 0;
  for await (const chunk of content) {
    for (let from = 0; from < chunk.byteLength;) {
      const taken = chunk.subarray(from, from + size - filled);
      part.set(taken, filled);
      filled += taken.byteLength;
      from += taken.byteLength;
      if (filled < size) continue;
      yield part;
      // Who was given it may still be sending it.
      part = new Uint8Array(size);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}
