// Compiles every workspace of the server, each after those that it stands on. A new one needs no line anywhere.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compiledFolders, readWorkspaces } from '../packages/programs/standalone/bin/workspaces.mjs';

const root = join(import.meta.dirname, '..');
const folders = await compiledFolders(root, await readWorkspaces(root));
const { status } = spawnSync('tsc', ['-b', ...folders, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
