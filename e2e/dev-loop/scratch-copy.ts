/** A copy of this repository, built as it is, in which a test may edit what it likes. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readWorkspaces } from '../../packages/programs/standalone/bin/workspaces.mjs';

const root = join(import.meta.dirname, '..', '..');

/** A copy that can be edited; paths are relative to it. */
export interface ScratchCopy {
  readonly folder: string;
  readonly folderOf: (workspace: string) => string;
  /** Puts one text in place of another. Returns how to put it back. */
  readonly edit: (path: string, from: string, to: string) => Promise<() => Promise<void>>;
  readonly remove: () => Promise<void>;
}

/** Copies tracked files and build output. */
export async function scratchCopy(): Promise<ScratchCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-dev-loop-'));
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const path of list.toString('utf8').split('\0')) {
    if (path === '' || !existsSync(join(root, path))) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await cp(join(root, path), join(folder, path), { preserveTimestamps: true });
  }
  const workspaces: ReadonlyMap<string, { readonly folder: string }> = await readWorkspaces(root);
  const folders = ['', ...[...workspaces.values()].map((one) => one.folder)];
  for (const one of folders) {
    for (const made of ['dist', 'build', '.built.json']) {
      if (!existsSync(join(root, one, made)) || existsSync(join(folder, one, made))) continue;
      await cp(join(root, one, made), join(folder, one, made), { recursive: true, preserveTimestamps: true });
    }
    if (existsSync(join(root, one, 'node_modules'))) copyPackages(join(root, one), join(folder, one));
  }
  return {
    folder,
    folderOf: (name) => {
      const workspace = workspaces.get(name);
      if (workspace === undefined) throw new Error(`there is no workspace ${name}`);
      return workspace.folder;
    },
    edit: async (path, from, to) => edit(join(folder, path), from, to),
    remove: async () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Hard links, if both are on one disk: these files are never written. */
function copyPackages(from: string, to: string): void {
  const copy = (how: string) => execFileSync('cp', [how, join(from, 'node_modules'), to], { stdio: 'ignore' });
  try {
    copy('-al');
  } catch {
    copy('-a');
  }
}

/** Puts one text in place of another as editors do, by a new file in place of the old one. Answers how to put it back. */
async function edit(path: string, from: string, to: string): Promise<() => Promise<void>> {
  const before = await readFile(path, 'utf8');
  if (!before.includes(from)) throw new Error(`${path} does not say ${from}`);
  await replace(
    path,
    before.replace(from, () => to),
  );
  return async () => replace(path, before);
}

async function replace(path: string, text: string): Promise<void> {
  const { mode } = await stat(path);
  await writeFile(`${path}.new`, text, { mode });
  execFileSync('mv', [`${path}.new`, path]);
}

/** Command lines of what runs from the folder, besides this program. */
export async function runningFrom(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const lines = await Promise.all(ids.map(async (id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.map((line) => line.replaceAll('\0', ' ').trim()).filter((line) => line.includes(folder));
}
