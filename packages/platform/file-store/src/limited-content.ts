import { FileStoreError } from './file-store-error.js';
import type { NewFile } from './file-store.js';

/** Passes the content on, counts its bytes, and fails as soon as there are too many. */
export class LimitedContent implements AsyncIterable<Uint8Array> {
  #bytes = 0;

  constructor(private readonly file: NewFile) {}

  /** So far. */
  get bytes(): number {
    return this.#bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of this.file.content) {
      this.#bytes += chunk.byteLength;
      if (this.#bytes > this.file.bytesMax) throw new FileStoreError('TOO_LARGE');
      yield chunk;
    }
  }
}
