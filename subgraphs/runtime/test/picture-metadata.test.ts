import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import fc from 'fast-check';
import { withoutMetadata } from '../src/clients/picture-metadata/index.js';
import { block, definitionOf, group } from './definitions.js';
import { openFilesWorld, type FilesWorld } from './files-world.js';
import { publishedBot, start, visitorOf } from './world.js';

const [width, height] = [96, 54];
const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, at) => (at * 7_919 + (at >> 3) * 31) % 256));
const secret = 'CASA DE ANA';
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${secret}</rdf:Description></rdf:RDF></x:xmpmeta>`;

/** How a phone tags a photo: whose it is, where it was taken, and how it was held. */
function tagged(orientation: number): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withMetadata({
      orientation,
      exif: {
        IFD0: { Copyright: secret, Make: secret },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '19/1 25/1 4221/100' },
      },
    })
    .withXmp(xmp);
}

const formats = {
  'a JPEG': ['jpg', (picture: Sharp) => picture.jpeg()],
  'a JPEG in several scans': ['jpg', (picture: Sharp) => picture.jpeg({ progressive: true })],
  'a PNG': ['png', (picture: Sharp) => picture.png()],
  'a WebP': ['webp', (picture: Sharp) => picture.webp()],
  // The same boxes as in a HEIC, whose pictures no free program writes.
  'a HEIC': ['heic', (picture: Sharp) => picture.avif()],
} as const;

async function stripped(content: Uint8Array, ending: string, size = 1_000): Promise<Buffer> {
  const out: Uint8Array[] = [];
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
  };
  for await (const piece of withoutMetadata(pieces(), ending)) out.push(Buffer.from(piece));
  return Buffer.concat(out);
}

async function turned(picture: Buffer) {
  const { data, info } = await sharp(picture).rotate().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: data.toString('base64') };
}

describe('photos of visitors', () => {
  describe.each(Object.entries(formats))('%s', (_, [ending, as]) => {
    test('Where it was taken, when and by what is gone, and the picture, its colours and its turn are the same', async () => {
      const given = await as(tagged(6)).toBuffer();
      expect(given.includes(secret)).toBe(true);
      const kept = await stripped(given, ending);
      expect(kept.includes(secret)).toBe(false);
      expect(kept.includes('GPS')).toBe(false);
      expect(await turned(kept)).toEqual(await turned(given));
      expect((await turned(kept)).width).toBe(height);
      expect((await sharp(kept).metadata()).icc).toEqual((await sharp(given).metadata()).icc);
    });

    test('It is the same however its bytes come, and once more nothing changes', async () => {
      const given = await as(tagged(3)).toBuffer();
      const whole = await stripped(given, ending, given.length);
      for (const size of [1, 2, 13]) expect((await stripped(given, ending, size)).equals(whole)).toBe(true);
      expect((await stripped(whole, ending)).equals(whole)).toBe(true);
    });

    test('Broken and cut pictures end, without more bytes than there were', async () => {
      const given = await as(tagged(8)).toBuffer();
      await fc.assert(
        fc.asyncProperty(
          fc.nat(given.length),
          fc.array(fc.tuple(fc.nat(given.length - 1), fc.nat(255)), { maxLength: 6 }),
          async (length, changes) => {
            const broken = Buffer.from(given);
            for (const [at, byte] of changes) broken[at] = byte;
            expect((await stripped(broken.subarray(0, length), ending)).length).toBeLessThanOrEqual(length + 64);
          },
        ),
        { numRuns: 60 },
      );
    });
  });

  test('What follows the end of a picture, such as a film of the same moment, is left out', async () => {
    for (const [ending, as] of [formats['a JPEG'], formats['a PNG'], formats['a WebP']]) {
      const given = Buffer.concat([await as(tagged(1)).toBuffer(), Buffer.from(secret.repeat(20_000))]);
      expect((await stripped(given, ending)).includes(secret)).toBe(false);
    }
  });

  test('Other files stay as they are', async () => {
    const given = Buffer.from(`%PDF-1.4 ${secret}`);
    expect((await stripped(given, 'pdf')).equals(given)).toBe(true);
  });
});

describe('a photo that a visitor sends', () => {
  let world: FilesWorld;
  beforeAll(async () => {
    world = await openFilesWorld();
  });
  afterAll(async () => world.close());

  test('It is kept without its metadata from the beginning', async () => {
    const question = block('ask', 'fileInput', {
      ...{ prompt: { es: '¿Nos mandas fotos?' }, variable: 'fotos', accepts: ['PICTURES'], megabytesMax: 1 },
      ...{ countMax: 2, isRequired: false, skipLabel: { es: 'Sin fotos' } },
    });
    const bot = await publishedBot(world, definitionOf([group('g', question)], []));
    const visitor = visitorOf(bot, await start(world, bot));
    await world.upload(visitor, 'casa.jpg', await tagged(6).jpeg().toBuffer());
    const [name = ''] = await world.kept();
    const kept = await readFile(join(world.filesFolder, name));
    expect(kept.includes(secret)).toBe(false);
    expect((await sharp(kept).metadata()).orientation).toBe(6);
  });
});
