/** A separate wall clock for processes that we start, moved while they run. Monotonic durations stay correct. */
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const library = [process.env['FAKETIME_LIBRARY'], ...globSync('/usr/lib/*/faketime/libfaketime.so.1')].find(
  (path) => path !== undefined && existsSync(path),
);

/** True where Debian's `faketime` is installed. */
export const hasMovableClock = library !== undefined;

/** A wall clock that can be moved. */
export interface MovableClock {
  readonly jump: (seconds: number) => Promise<void>;
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** `env` for a process that shall live by the clock; `jump` sets how far it is from the real time, in seconds:
 * the process sees it within seconds. */
export async function movableClock(): Promise<MovableClock> {
  if (library === undefined) throw new Error('libfaketime is missing');
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-clock-'));
  const file = join(folder, 'offset');
  const jump = async (seconds: number) => {
    // The file must never be read half-written.
    await writeFile(`${file}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    await rename(`${file}.new`, file);
  };
  await jump(0);
  return {
    jump,
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
    close: async () => rm(folder, { recursive: true, force: true }),
  };
}
