import { randomBytes } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mediaTypes, type FileStore } from '@tertulia/file-store';
import { placedFolderStore, placedS3Store, type PlacedStore } from './stores.js';

const now = new Date('2026-11-30T12:00:00Z');
const later = new Date(now.getTime() + 60_000);
const mebibyte = 1_048_576;
const bytesMax = 32 * mebibyte;

async function* inChunks(content: Buffer, size = 100_000): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size);
}

async function* failing(bytes: number): AsyncGenerator<Uint8Array, void> {
  yield* inChunks(Buffer.alloc(bytes));
  throw new Error('the rows ended too early');
}

async function kept(store: FileStore, content: Buffer, expiresAt = later) {
  return store.put({ content: inChunks(content), type: 'csv', bytesMax, expiresAt });
}

async function read(store: FileStore, key: string): Promise<string | null> {
  const opened = await store.open(key);
  return opened === null ? null : text(opened.content);
}

describe.each([
  ['a folder', placedFolderStore],
  ['S3', placedS3Store],
])('A file store in %s', (_, place: () => Promise<PlacedStore>) => {
  let placed: PlacedStore;
  let store: FileStore;

  beforeAll(async () => {
    placed = await place();
    ({ store } = placed);
  });

  afterAll(async () => placed.end());

  test.each([0, 1, 300_000, 8 * mebibyte, 17 * mebibyte + 1])(
    'returns the %d bytes that it was given',
    async (size) => {
      const content = randomBytes(size);
      const { key, bytes } = await kept(store, content);
      expect(bytes).toBe(size);
      const opened = await store.open(key);
      expect(opened).toMatchObject({ bytes: size, mediaType: mediaTypes.csv });
      expect(opened !== null && content.equals(await buffer(opened.content))).toBe(true);
      await store.remove(key);
    },
  );

  test('keeps equal files apart, each with the type that it was given', async () => {
    const content = Buffer.from('a;b\r\n');
    const [first, second] = [await kept(store, content), await kept(store, content)];
    expect(first.key).not.toBe(second.key);
    await store.remove(first.key);
    expect(await read(store, first.key)).toBeNull();
    expect(await read(store, second.key)).toBe(String(content));
    const sheet = await store.put({ content: inChunks(content), type: 'xlsx', bytesMax, expiresAt: later });
    const opened = await store.open(sheet.key);
    expect(opened?.mediaType).toBe(mediaTypes.xlsx);
    opened?.content.destroy();
    await store.remove(sheet.key);
    await store.remove(second.key);
  });

  test.each([1_000, 20 * mebibyte])(
    'keeps nothing of a file that is longer than %d bytes, its limit',
    async (limit) => {
      const before = await placed.names();
      const content = inChunks(Buffer.alloc(limit + 1));
      await expect(store.put({ content, type: 'csv', bytesMax: limit, expiresAt: later })).rejects.toMatchObject({
        kind: 'TOO_LARGE',
      });
      expect(await content.next()).toEqual({ done: true, value: undefined });
      expect(await placed.names()).toEqual(before);
      const exactly = {
        content: inChunks(Buffer.alloc(limit)),
        type: 'csv',
        bytesMax: limit,
        expiresAt: later,
      } as const;
      const { key, bytes } = await store.put(exactly);
      expect(bytes).toBe(limit);
      await store.remove(key);
    },
  );

  test.each([1_000, 20 * mebibyte])(
    'keeps nothing of content that fails after %d bytes, and says why',
    async (bytes) => {
      const before = await placed.names();
      const file = { content: failing(bytes), type: 'csv', bytesMax, expiresAt: later } as const;
      await expect(store.put(file)).rejects.toThrow('the rows ended too early');
      expect(await placed.names()).toEqual(before);
    },
  );

  test('removes a file once and for all, and nothing where there is none', async () => {
    const { key } = await kept(store, Buffer.from('a'));
    const other = await kept(store, Buffer.from('b'));
    for (let times = 0; times < 2; times += 1) await store.remove(key);
    expect(await read(store, key)).toBeNull();
    expect(await read(store, other.key)).toBe('b');
    await store.remove(other.key);
  });

  test('finds nothing under a text that is no key, and removes nothing by it', async () => {
    const { key } = await kept(store, Buffer.from('a'));
    const texts = ['', '.', '..', `../files/${key}`, `./${key}`, `/${key}`, `${key}/`, `${key}\n`, `${key}.part`];
    for (const other of [...texts, key.toUpperCase(), `${placed.folder}/${key}`, key.slice(1), `${key}\0`]) {
      expect(await store.open(other)).toBeNull();
      await store.remove(other);
    }
    expect(await read(store, key)).toBe('a');
    await store.remove(key);
  });

  test('removes what has expired, to the millisecond, and leaves the rest', async () => {
    const times = [now.getTime() - 1, now.getTime(), now.getTime() + 1, later.getTime()];
    const files = await Promise.all(times.map(async (time) => kept(store, Buffer.from('a'), new Date(time))));
    expect(await store.removeExpired(now)).toBe(2);
    const found = await Promise.all(files.map(async ({ key }) => (await read(store, key)) !== null));
    expect(found).toEqual([false, false, true, true]);
    expect(await store.removeExpired(later)).toBe(2);
    expect(await store.removeExpired(later)).toBe(0);
  });

  test('refuses a time that it could not sort by', async () => {
    for (const time of [Number.NaN, -1, 10 ** 13])
      await expect(kept(store, Buffer.from('a'), new Date(time))).rejects.toThrow(RangeError);
  });

  test('lets a reader leave', async () => {
    const { key } = await kept(store, Buffer.alloc(17 * mebibyte));
    const opened = await store.open(key);
    for await (const chunk of opened?.content ?? []) {
      expect((chunk as Buffer).length).toBeGreaterThan(0);
      break;
    }
    expect(opened?.content.destroyed).toBe(true);
    await store.remove(key);
  });
});

// The small server cannot list a second page.
const isReal = process.env['TEST_S3_URL'] !== undefined;
const onReal = isReal ? describe : describe.skip;

onReal(`A real S3${isReal ? '' : ' (no TEST_S3_URL)'}`, () => {
  test('removes more files than it lists at once', async () => {
    const { store, end } = await placedS3Store();
    const count = 1_001;
    for (let from = 0; from < count; from += 20) {
      const some = Array.from({ length: Math.min(20, count - from) }, async () => kept(store, Buffer.from('a'), now));
      await Promise.all(some);
    }
    const last = await kept(store, Buffer.from('b'));
    expect(await store.removeExpired(now)).toBe(count);
    expect(await read(store, last.key)).toBe('b');
    await store.remove(last.key);
    await end();
  });
});
