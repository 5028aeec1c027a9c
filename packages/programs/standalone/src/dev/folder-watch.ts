import { watch, type FSWatcher } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Tells the path of every file that changes below the folders, new folders included. Each folder is watched by itself: what
 * the platform offers for whole trees loses files that an editor puts in place of the old ones.
 */
export class FolderWatch {
  readonly #tell: (path: string) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #isClosed = false;

  constructor(tell: (path: string) => void) {
    this.#tell = tell;
  }

  /** Watches a folder with everything below it; one that is not there is left out. */
  async add(folder: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
    if (entries === null || this.#isClosed) return;
    if (!this.#watchers.has(folder)) this.#watch(folder);
    const below = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
    await Promise.all(below.map(async (one) => this.add(one)));
  }

  close(): void {
    this.#isClosed = true;
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #watch(folder: string): void {
    const watcher = watch(folder, (_, name) => {
      const path = join(folder, name ?? '');
      this.#tell(path);
      if (name !== null) void this.#addNew(path);
    });
    const forget = (): void => {
      watcher.close();
      this.#watchers.delete(folder);
    };
    watcher.on('error', forget);
    this.#watchers.set(folder, watcher);
  }

  /** What appeared may be a folder that already has files. */
  async #addNew(path: string): Promise<void> {
    const entries = await readdir(path).catch(() => null);
    if (entries === null) return this.#forget(path);
    if (this.#watchers.has(path)) return undefined;
    await this.add(path);
    for (const name of entries) this.#tell(join(path, name));
  }

  /** A folder that went and comes again is watched anew. */
  #forget(path: string): void {
    this.#watchers.get(path)?.close();
    this.#watchers.delete(path);
  }
}
