import { createInflate, createInflateRaw, type Inflate, type InflateRaw } from 'node:zlib';
import { documentBounds, DocumentRefused } from './document.js';

/** Counts what the compressed parts of a file unpack to, without keeping any of it. */
export class UnpackedBytes {
  #left: number = documentBounds.unpackedBytes;

  /** @throws DocumentRefused BOMB as soon as the parts are more than a document may unpack to */
  async count(bytes: Uint8Array, format: 'RAW' | 'ZLIB'): Promise<void> {
    const unpacking = format === 'RAW' ? createInflateRaw() : createInflate();
    try {
      await this.#drain(unpacking, bytes);
    } finally {
      unpacking.destroy();
    }
  }

  async #drain(unpacking: Inflate | InflateRaw, bytes: Uint8Array): Promise<void> {
    unpacking.end(bytes);
    try {
      for await (const chunk of unpacking as AsyncIterable<Buffer>) this.add(chunk.length);
    } catch (error) {
      // What is broken in it is told by its reader; what came before it was counted.
      if (error instanceof DocumentRefused) throw error;
    }
  }

  /** Adds bytes that are stored as they are. */
  add(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new DocumentRefused('BOMB');
  }
}
