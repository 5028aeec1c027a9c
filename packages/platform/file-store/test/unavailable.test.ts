import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { FileStoreError, folderFileStore, s3FileStore, type FileStore } from '@tertulia/file-store';
import { ownS3Store, placedFolderStore, placedS3Store } from './stores.js';

const now = new Date('2026-11-30T12:00:00Z');
const hourMs = 3_600_000;
const later = new Date(now.getTime() + hourMs);
const key = `${later.getTime()}-${'0'.repeat(32)}.csv`;

async function* content(): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from('a;b\r\n');
}

/** How every call of the port ends. */
async function outcomesOf(store: FileStore): Promise<unknown[]> {
  const calls = [
    store.put({ content: content(), type: 'csv', bytesMax: 10, expiresAt: later }),
    ...[store.open(key), store.remove(key), store.removeExpired(now)],
  ];
  const settled = await Promise.allSettled(calls);
  return settled.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : outcome.value));
}

/** In words that say nothing of where the storage is. */
const allUnavailable = Array.from({ length: 4 }, () =>
  expect.objectContaining({ kind: 'UNAVAILABLE', message: 'File store: UNAVAILABLE' }),
);

test('A path that is no folder is unavailable storage', async () => {
  const placed = await placedFolderStore();
  const path = join(placed.folder, 'a-file');
  await writeFile(path, '');
  expect(await outcomesOf(folderFileStore(path))).toEqual(allUnavailable);
  await placed.end();
});

test('A server that is away, and one that refuses the credentials, are unavailable storage', async () => {
  const placed = await ownS3Store();
  const refused = s3FileStore({ ...placed.storage, accessKeyId: 'another' });
  expect(await outcomesOf(refused)).toEqual(allUnavailable);
  const unproved = s3FileStore({ ...placed.storage, secretAccessKey: 'another' });
  await expect(unproved.open(key)).rejects.toBeInstanceOf(FileStoreError);
  const notAllowed = s3FileStore({ ...placed.storage, allowed: new Set() });
  expect(await outcomesOf(notAllowed)).toEqual(allUnavailable);
  await placed.end();
  const away = s3FileStore(placed.storage);
  expect(await outcomesOf(away)).toEqual(allUnavailable);
  for (const store of [refused, unproved, notAllowed, away]) await store.close();
});

test('A folder is made with the first file, and only its account may read either', async () => {
  const placed = await placedFolderStore();
  const folder = join(placed.folder, 'deep', 'files');
  const store = folderFileStore(folder);
  expect(await store.open(key)).toBeNull();
  expect(await store.removeExpired(now)).toBe(0);
  const stored = await store.put({ content: content(), type: 'csv', bytesMax: 10, expiresAt: later });
  const modes = await Promise.all(
    [folder, join(folder, stored.key)].map(async (path) => (await stat(path)).mode & 0o077),
  );
  expect(modes).toEqual(process.platform === 'win32' ? modes : [0, 0]);
  await placed.end();
});

test('What a killed process left unfinished goes after a day; files of others stay', async () => {
  const placed = await placedFolderStore();
  const names = [`${key}.part`, `${key.replace('.csv', '.xlsx')}.part`, 'README'];
  for (const name of names) await writeFile(join(placed.folder, name), 'a');
  await mkdir(join(placed.folder, 'lost+found'));
  const [old, young] = [new Date(now.getTime() - 25 * hourMs), new Date(now.getTime() - 23 * hourMs)];
  await utimes(join(placed.folder, names[0] ?? ''), old, old);
  await utimes(join(placed.folder, names[1] ?? ''), young, young);
  expect(await placed.store.removeExpired(now)).toBe(0);
  expect((await readdir(placed.folder)).toSorted()).toEqual([names[1], 'README', 'lost+found'].toSorted());
  await placed.end();
});

test('A file that goes while it is read fails for its reader instead of ending short', async () => {
  const placed = await placedS3Store();
  async function* long(): AsyncGenerator<Uint8Array, void> {
    for (let part = 0; part < 20; part += 1) yield Buffer.alloc(1_048_576);
  }
  const stored = await placed.store.put({ content: long(), type: 'csv', bytesMax: 30_000_000, expiresAt: later });
  const opened = await placed.store.open(stored.key);
  await placed.store.remove(stored.key);
  await expect(opened?.content.toArray()).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
  await placed.end();
});
