import { gunzipSync } from 'node:zlib';

/** Base64 of anything compressed with gzip begins with this, and no JSON does. */
const compressedStart = 'H4sI';

/** Whether a text is a compressed file in base64. */
export function isCompressed(text: string): boolean {
  return text.startsWith(compressedStart);
}

/** The bytes, inflated if they are compressed with gzip; null for more than `bytesMax`, and for what cannot be inflated. */
export function inflated(bytes: Uint8Array, bytesMax: number): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.length > bytesMax ? null : bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: bytesMax });
  } catch {
    return null;
  }
}
