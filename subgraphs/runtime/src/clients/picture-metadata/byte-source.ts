/** Bytes that come in pieces, read in lengths of one's own. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #ahead: Buffer = Buffer.alloc(0);

  constructor(content: AsyncIterable<Uint8Array>) {
    this.#chunks = content[Symbol.asyncIterator]();
  }

  /** The next bytes; fewer only at the end. */
  async take(length: number): Promise<Buffer> {
    const pieces = [this.#ahead];
    let bytes = this.#ahead.length;
    while (bytes < length) {
      const next = await this.#chunks.next();
      if (next.done === true) break;
      pieces.push(Buffer.from(next.value));
      bytes += next.value.byteLength;
    }
    const all = pieces.length === 1 ? this.#ahead : Buffer.concat(pieces);
    this.#ahead = all.subarray(length);
    return all.subarray(0, length);
  }

  /** What is there next, in pieces as they come, up to a length. */
  async *pieces(length = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer, void> {
    for (let left = length; left > 0;) {
      const piece = await this.take(Math.min(left, 65_536));
      if (piece.length === 0) return;
      left -= piece.length;
      yield piece;
    }
  }

  /** Puts bytes back, to be taken next. */
  giveBack(bytes: Buffer): void {
    this.#ahead = Buffer.concat([bytes, this.#ahead]);
  }

  /** Reads the rest and forgets it. */
  async drop(length = Number.POSITIVE_INFINITY): Promise<void> {
    for await (const _piece of this.pieces(length));
  }
}
