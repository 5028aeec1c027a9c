// Compiles every workspace of the server, each after its dependencies. A new workspace is found automatically.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compiledFolders, readWorkspaces } from '../packages/programs/standalone/bin/workspaces.mjs';

const root = join(import.meta.dirname, '..');
const folders = await compiledFolders(root, await readWorkspaces(root));
const { status } = spawnSync('tsc', ['-b', ...folders, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
