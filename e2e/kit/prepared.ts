/**
 * Data that is made once and copied: PostgreSQL with the databases of all services migrated, and the demo where a suite wants it. A run
 * names its folder in `PREPARED_DATA`, and its first suite fills it; a suite that is run alone makes its own. Both belong to one build.
 */
import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runOneProcess } from './one-process.ts';

/** Without the demo, or with its small one. */
export type Contents = 'off' | 'small';

/** Settings with which a data folder of PostgreSQL is opened. */
export interface PostgresData {
  readonly dataDir: string;
  readonly password: string;
}

let own: Promise<string> | undefined;
const made = new Map<Contents, Promise<string>>();

/** Fills an empty folder with a copy of the prepared data. */
export async function copyPrepared(contents: Contents, folder: string): Promise<void> {
  const making = made.get(contents) ?? findOrMake(contents);
  made.set(contents, making);
  await copyFolder(await making, folder);
}

/** Copies the data of a platform that was stopped in order, with owners and rights: PostgreSQL refuses data of another user. */
export async function copyFolder(from: string, to: string): Promise<void> {
  if (isInUse(from)) throw new Error(`${from} is in use: a copy would be damaged`);
  await promisify(execFile)('cp', ['-a', `${from}/.`, to]);
}

/** How to open the PostgreSQL in a platform's data folder. */
export async function postgresDataOf(folder: string): Promise<PostgresData> {
  const secrets = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as { databasePassword: string };
  return { dataDir: join(folder, 'postgres'), password: secrets.databasePassword };
}

async function findOrMake(contents: Contents): Promise<string> {
  const base = process.env['PREPARED_DATA'] ?? (await (own ??= ownFolder()));
  const finished = join(base, contents);
  if (existsSync(finished)) return finished;
  const folder = await mkdtemp(join(base, `${contents}-`));
  const platform = await runOneProcess({ folder, demo: contents, isTemporary: false, env: { PORTAL: 'off' } });
  const { code } = await platform.stop();
  if (code !== 0 || isInUse(folder)) throw new Error(`the prepared platform did not stop:\n${platform.output()}`);
  await rm(join(folder, 'postgres.log'), { force: true });
  // Only what is complete has this name.
  await rename(folder, finished);
  return finished;
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-prepared-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const isInUse = (folder: string): boolean => existsSync(join(folder, 'postgres', 'postmaster.pid'));
