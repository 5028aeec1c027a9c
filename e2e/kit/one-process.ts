/** The program that runs the whole platform in one process. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ended, pidOf, type Platform, startLimitMs } from './started.ts';

const root = join(import.meta.dirname, '..', '..');
/** The options of Node with which `npm start` runs the platform. */
const nodeOptions = (readFileSync(join(root, 'package.json'), 'utf8').match(/"start": "exec node ([^"]*)"/)?.[1] ?? '')
  .split(' ')
  .filter((word) => word.startsWith('--'));

/** How to run the program. */
export interface OneProcessSettings {
  /** The data folder; an empty one is filled. */
  readonly folder: string;
  /** Demo data: `small` has a tenth of the visitors. */
  readonly demo: 'on' | 'small' | 'off';
  /** Removes the folder when the platform is stopped, unless `stop` is told otherwise. */
  readonly isTemporary: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the program from the build, on a free port, and waits until it serves. */
export async function runOneProcess({ folder, demo, isTemporary, env = {} }: OneProcessSettings): Promise<Platform> {
  const started = performance.now();
  const program = join(root, 'packages', 'programs', 'standalone', 'dist', 'main.js');
  const child = spawn(process.execPath, [...nodeOptions, program], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      TERTULIA_DATA: folder,
      DEMO: demo,
      // All visitors of a suite come from one address.
      CONVERSATIONS_PER_ADDRESS: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<Ended>((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the platform did not start in time:\n${output}`));
    }, startLimitMs);
    const read = (chunk: Buffer) => {
      output += String(chunk);
      const found = /Tertulia: (http:\/\/\S+)/.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the platform ended with ${code}:\n${output}`));
    });
  });
  let isStopping = false;
  child.on('exit', (code, signal) => {
    if (isStopping) return;
    process.stderr.write(`the platform ended unexpectedly: ${code ?? signal}\n${output.slice(-6000)}\n`);
  });
  return {
    url,
    dataDir: folder,
    startMs: performance.now() - started,
    output: () => output,
    pid: pidOf(child),
    ended,
    async stop({ removeData = isTemporary } = {}) {
      isStopping = true;
      child.kill('SIGTERM');
      const how = await ended;
      if (removeData) await rm(folder, { recursive: true, force: true });
      return how;
    },
    async kill() {
      isStopping = true;
      child.kill('SIGKILL');
      return ended;
    },
  };
}
