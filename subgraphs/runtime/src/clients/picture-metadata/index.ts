import { ByteSource } from './byte-source.js';
import { heicWithoutMetadata } from './heic.js';
import { jpegWithoutMetadata } from './jpeg.js';
import { pngWithoutMetadata } from './png.js';
import { webpWithoutMetadata } from './webp.js';

const byEnding: Readonly<Record<string, (source: ByteSource) => AsyncGenerator<Buffer, void>>> = {
  jpg: jpegWithoutMetadata,
  png: pngWithoutMetadata,
  webp: webpWithoutMetadata,
  heic: heicWithoutMetadata,
};

/**
 * The bytes of a picture without what its camera or program wrote beside it: place, time, device, owner, a small older picture. The picture itself
 * does not change, and neither do its colours and how it is turned. Other files, and what cannot be read as such a picture, stay as they are.
 */
export function withoutMetadata(content: AsyncIterable<Uint8Array>, ending: string): AsyncIterable<Uint8Array> {
  const strip = Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
  return strip === undefined ? content : strip(new ByteSource(content));
}
