import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDistributed } from './distributed.ts';
import { runOneProcess } from './one-process.ts';
import { copyPrepared } from './prepared.ts';
import type { Platform } from './started.ts';

/** How to start the single process. */
export interface PlatformSettings {
  /** Has the demo data, `'small'` with a tenth of the visitors. */
  readonly demo?: boolean | 'small';
  /** Starts on an empty folder, as after an installation; by default on a copy of prepared data. The whole demo is always made anew. */
  readonly isFresh?: boolean;
  /** Continues with earlier data, or starts on an empty folder of the caller. */
  readonly dataDir?: string | null;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the whole platform as a process of its own, on a free port with data of its own, from the build. */
export async function startPlatform({
  demo = false,
  isFresh = false,
  dataDir = null,
  env = {},
}: PlatformSettings = {}): Promise<Platform> {
  const size = demo === 'small' ? demo : demo ? 'on' : 'off';
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'tertulia-e2e-')));
  if (dataDir === null && !isFresh && size !== 'on') await copyPrepared(size, folder);
  return runOneProcess({ folder, demo: size, isTemporary: dataDir === null, env });
}

/** How to run the platform, from `MODE`: `distributed`, or one process. */
export const mode = process.env['MODE'] === 'distributed' ? 'distributed' : 'one process';

/** The platform as `MODE` says, fresh and without demo data; `url`, `output`, `stop` and `kill` exist in both. */
export async function startEitherWay({ env = {} }: Pick<PlatformSettings, 'env'> = {}): Promise<Platform> {
  const isFresh = true;
  return mode === 'distributed' ? startDistributed({ replicas: 2, isFresh, env }) : startPlatform({ isFresh, env });
}
