import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const fileShape = z.record(z.string(), z.string());

/** The operations of our own pages, which callers may name by their hash. They are kept however many others are asked for. */
export class KnownOperations {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #set: ReadonlySet<string>;

  constructor(texts: Iterable<string>) {
    this.#texts = new Map(Array.from(texts, (text) => [hashOf(text), text]));
    this.#set = new Set(this.#texts.values());
  }

  /**
   * Reads them from a file that `npm run generate` writes: texts by their SHA-256 in hexadecimal.
   * @throws Error when the file cannot be read, or has a text under the hash of another
   */
  static async read(path: string): Promise<KnownOperations> {
    const texts = fileShape.parse(JSON.parse(await readFile(path, 'utf8')));
    for (const [hash, text] of Object.entries(texts)) {
      if (hashOf(text) !== hash) throw new Error(`${path}: the text of ${hash} is another one`);
    }
    return new KnownOperations(Object.values(texts));
  }

  textOf(hash: string): string | undefined {
    return this.#texts.get(hash);
  }

  /** True for the text of one of them, and for its hash. */
  has(textOrHash: string): boolean {
    return this.#set.has(textOrHash) || this.#texts.has(textOrHash);
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
