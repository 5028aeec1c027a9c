import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isThere, run } from './programs.js';
import type { Programs, RunAs } from './programs.js';
import { PostgresStartError } from './start-error.js';

const majorVersion = '18';
/** The same collation everywhere; only on Linux is this locale always available. */
const locale =
  process.platform === 'linux'
    ? ['--locale=C.UTF-8']
    : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

/** The authentication rules of a new folder. */
export interface Owner {
  readonly user: string;
  readonly password: string;
}

/** Settings of a data folder. */
export interface FolderTools {
  /** False skips the flush of a new folder to disk. */
  readonly isDurable: boolean;
  readonly dataDir: string;
  readonly programs: Programs;
  readonly runAs: RunAs;
}

/**
 * Creates the data folder if there is none, under a temporary name beside it that is renamed when complete, so that an interrupted start
 * leaves no incomplete folder. An existing folder is only checked.
 * @throws PostgresStartError
 */
export async function ensureDataFolder(tools: FolderTools, owner: Owner): Promise<void> {
  const { dataDir } = tools;
  const entries = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new PostgresStartError(error.code === 'EACCES' ? 'NOT_WRITABLE' : 'NOT_A_DATA_FOLDER', {
      dataDir,
      cause: error,
    });
  });
  if (entries.length === 0) await makeDataFolder(tools, owner);
  else await checkDataFolder(dataDir, entries);
}

/** Creates the parent of the data folder and checks that it is writable. */
export async function ensureParent(dataDir: string): Promise<void> {
  try {
    await mkdir(dirname(dataDir), { recursive: true });
    const probe = await mkdtemp(join(dirname(dataDir), '.probe-'));
    await rm(probe, { recursive: true });
  } catch (cause) {
    throw new PostgresStartError('NOT_WRITABLE', { dataDir, cause });
  }
}

async function makeDataFolder({ dataDir, programs, runAs, isDurable }: FolderTools, owner: Owner): Promise<void> {
  const fresh = `${dataDir}.new`;
  const passwordFile = join(dirname(dataDir), `.${basename(dataDir)}.password`);
  await rm(fresh, { recursive: true, force: true });
  try {
    await writeFile(passwordFile, owner.password, { mode: runAs.uid === undefined ? 0o600 : 0o644 });
    const options = [...locale, '--encoding=UTF8', '--auth=scram-sha-256', '--data-checksums'];
    if (!isDurable) options.push('--no-sync');
    const command = [programs.initdb, '-D', fresh, '-U', owner.user, `--pwfile=${passwordFile}`, ...options];
    const made = await run([...runAs.prefix, ...command], { uid: runAs.uid, gid: runAs.gid });
    if (made.code !== 0) throw new PostgresStartError('NOT_WRITABLE', { dataDir, log: made.output });
    await rm(dataDir, { recursive: true, force: true });
    await rename(fresh, dataDir);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function checkDataFolder(dataDir: string, entries: readonly string[]): Promise<void> {
  if (!entries.includes('PG_VERSION')) throw new PostgresStartError('NOT_A_DATA_FOLDER', { dataDir });
  const version = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).trim();
  if (version !== majorVersion) throw new PostgresStartError('OTHER_VERSION', { dataDir });
}

/** Stops a server that an earlier, killed program left running on this folder. Returns whether there was one. */
export async function stopLeftover({ dataDir, programs, runAs }: FolderTools): Promise<boolean> {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (!(await isThere(pidFile))) return false;
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
  if (!(await isPostgres(pid))) return false;
  const command = [programs.pgCtl, 'stop', '-D', dataDir, '-m', 'fast', '-t', '20'];
  await run([...runAs.prefix, ...command], { uid: runAs.uid, gid: runAs.gid });
  return true;
}

/** After a reboot the recorded pid may belong to any other program, which must not be signalled. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  if (process.platform === 'linux') {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return /(^|\/)postgres\0/.test(commandLine);
  }
  const list =
    process.platform === 'win32' ? ['tasklist', '/NH', '/FI', `PID eq ${pid}`] : ['ps', '-o', 'comm=', '-p', `${pid}`];
  const listed = await run(list).catch(() => null);
  return /(^|\/)postgres(\.exe)?\b/m.test(listed?.output ?? '');
}
