/** Builds the portal and publishes the build: the next start serves it. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { publishBuild } from './build-folder.mjs';
import './codegen.mjs';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const { status } = spawnSync(process.execPath, [next, 'build'], { cwd: import.meta.dirname, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await publishBuild();
