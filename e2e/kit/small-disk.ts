/** A disk of a few megabytes, to be filled. */
import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const chunk = Buffer.alloc(1 << 20);

/** A disk that can be filled. */
export interface SmallDisk {
  readonly folder: string;
  readonly fill: () => Promise<number>;
  readonly free: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Mounts a disk of so many megabytes; null without permission to mount. `fill` uses all free space, `free` releases it. */
export async function openSmallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  } catch {
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: async () => fillUp(filler),
    free: async () => rm(filler, { force: true }),
    async close() {
      await run('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Writes until the disk is full; returns the number of bytes. */
async function fillUp(path: string): Promise<number> {
  const file = await open(path, 'a');
  let written = 0;
  try {
    for (let size = chunk.length; size > 0;) {
      try {
        const { bytesWritten } = await file.write(chunk, 0, size);
        written += bytesWritten;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
        size >>= 1;
      }
    }
  } finally {
    await file.close();
  }
  return written;
}
