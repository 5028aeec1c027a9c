import { watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Calls back with the path of every file that changes below the folders, new folders included. Each folder is watched separately:
 * recursive watching by the platform misses files that an editor replaces.
 */
export class FolderWatch {
  readonly #onChange: (path: string) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #isClosed = false;

  constructor(onChange: (path: string) => void) {
    this.#onChange = onChange;
  }

  /** Watches a folder with everything below it; a folder that does not exist is skipped. */
  async add(folder: string): Promise<void> {
    await this.#add(folder, { isNew: false });
  }

  close(): void {
    this.#isClosed = true;
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  /** The watch comes first: a file that is created while the folder is read is then seen by one of the two. */
  async #add(folder: string, { isNew }: { readonly isNew: boolean }): Promise<void> {
    if (this.#isClosed) return;
    const isWatched = this.#watchers.has(folder);
    if (!isWatched && !this.#watch(folder)) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
    if (entries === null) return this.#forget(folder);
    if (isNew && !isWatched) for (const { name } of entries) this.#onChange(join(folder, name));
    const below = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
    await Promise.all(below.map(async (one) => this.#add(one, { isNew })));
  }

  /** False where there is no such folder. */
  #watch(folder: string): boolean {
    try {
      const watcher = watch(folder, (_, name) => {
        const path = join(folder, name ?? '');
        this.#onChange(path);
        if (name !== null) void this.#look(path);
      });
      watcher.on('error', () => this.#forget(folder));
      this.#watchers.set(folder, watcher);
      return true;
    } catch {
      return false;
    }
  }

  /** What appeared may be a folder that already has files; what disappeared may have been one. */
  async #look(path: string): Promise<void> {
    const entry = await stat(path).catch(() => null);
    if (entry === null) this.#forget(path);
    else if (entry.isDirectory()) await this.#add(path, { isNew: true });
  }

  /** A folder that is removed and created again is watched again. */
  #forget(path: string): void {
    this.#watchers.get(path)?.close();
    this.#watchers.delete(path);
  }
}
