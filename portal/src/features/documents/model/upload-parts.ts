import { base64Of } from '../../bots/index.js';

/** Bytes of a part, as the API takes them. */
const partBytes = 262_144;
/** The largest file in bytes. */
export const largestDocument = 10 * 1024 * 1024;

/** A part of a file, and how much of the file is sent with it. */
export interface FilePart {
  readonly part: number;
  /** In Base64. */
  readonly content: string;
  readonly sentBytes: number;
}

/** The parts of a file, each read when it is asked for. */
export async function* partsOf(file: Blob): AsyncGenerator<FilePart> {
  for (let from = 0; from < file.size; from += partBytes) {
    const bytes = new Uint8Array(await file.slice(from, from + partBytes).arrayBuffer());
    yield { part: from / partBytes, content: base64Of(bytes), sentBytes: from + bytes.length };
  }
}
