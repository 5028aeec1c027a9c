import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mediaTypes, newFileKey, readFileKey } from './file-key.js';
import { FileStoreError } from './file-store-error.js';
import { LimitedContent } from './limited-content.js';
import type { FileStore, NewFile, OpenedFile, StoredFile } from './file-store.js';

/** Of a file that is being written. */
const unfinished = '.part';
/** Longer than any file takes to write: older ones were left by a process that was killed. */
const unfinishedMsMax = 24 * 60 * 60_000;

/** Keeps files in a folder, which is created with the first one. Only the account that runs this may read them. */
export function folderFileStore(folder: string): FileStore {
  return new FolderFileStore(folder);
}

class FolderFileStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(file: NewFile): Promise<StoredFile> {
    const key = file.key ?? newFileKey(file);
    const path = join(this.folder, key);
    const content = new LimitedContent(file);
    await done(mkdir(this.folder, { recursive: true, mode: 0o700 }));
    // Opened first: a stream that opens it by itself would make it again after it was removed for content that fails at once.
    const part = await done(open(`${path}${unfinished}`, 'wx', 0o600));
    try {
      await pipeline(content, part.createWriteStream({ flush: true }));
      await rename(`${path}${unfinished}`, path);
      await this.#keepNames();
    } catch (error) {
      await rm(`${path}${unfinished}`, { force: true });
      throw isOfFiles(error) ? new FileStoreError('UNAVAILABLE', { cause: error }) : error;
    }
    return { key, bytes: content.bytes };
  }

  async open(key: string): Promise<OpenedFile | null> {
    const file = readFileKey(key);
    if (file === null) return null;
    const handle = await done(open(join(this.folder, key)).catch(nullIfMissing));
    if (handle === null) return null;
    const { size } = await done(handle.stat());
    return { bytes: size, mediaType: mediaTypes[file.type], content: handle.createReadStream() };
  }

  async remove(key: string): Promise<void> {
    if (readFileKey(key) !== null) await done(rm(join(this.folder, key), { force: true }));
  }

  async removeExpired(now: Date): Promise<number> {
    let removed = 0;
    for (const name of (await done(readdir(this.folder).catch(nullIfMissing))) ?? []) {
      const file = readFileKey(name);
      if (file !== null && file.expiresAt <= now) {
        await this.remove(name);
        removed += 1;
      } else if (name.endsWith(unfinished)) await done(this.#removeLeft(join(this.folder, name), now));
    }
    return removed;
  }

  async close(): Promise<void> {}

  async #removeLeft(path: string, now: Date): Promise<void> {
    const found = await stat(path).catch(nullIfMissing);
    if (found !== null && now.getTime() - found.mtimeMs > unfinishedMsMax) await rm(path, { force: true });
  }

  /** A name that was given survives a loss of power only once the folder itself is written; Windows has no such call. */
  async #keepNames(): Promise<void> {
    if (process.platform === 'win32') return;
    const handle = await open(this.folder);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function done<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new FileStoreError('UNAVAILABLE', { cause: error });
  });
}

function nullIfMissing(error: unknown): null {
  if (isOfFiles(error) && error.code === 'ENOENT') return null;
  throw error;
}

/** Errors of the operating system have a number and the name of the call. */
function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'errno' in error && 'syscall' in error;
}
