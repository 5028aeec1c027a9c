import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDistributed } from './distributed.ts';
import { type Ended, pidOf, type Platform } from './started.ts';

const root = join(import.meta.dirname, '..', '..');
/** The options of Node with which `npm start` runs the platform. */
const nodeOptions = (readFileSync(join(root, 'package.json'), 'utf8').match(/"start": "exec node ([^"]*)"/)?.[1] ?? '')
  .split(' ')
  .filter((word) => word.startsWith('--'));
const startDeadlineMs = 180_000;
const demoDeadlineMs = 600_000;

/** How to start the single process. */
export interface PlatformSettings {
  /** Makes the demo data, `'small'` with a tenth of the visitors. */
  readonly demo?: boolean | 'small';
  /** Continues with earlier data. */
  readonly dataDir?: string | null;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the whole platform as a process of its own, on a free port with data of its own, from the build.
 */
export async function startPlatform({
  demo = false,
  dataDir = null,
  env = {},
}: PlatformSettings = {}): Promise<Platform> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'tertulia-e2e-')));
  const started = performance.now();
  const program = join(root, 'packages', 'programs', 'standalone', 'dist', 'main.js');
  const child = spawn(process.execPath, [...nodeOptions, program], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      TERTULIA_DATA: folder,
      DEMO: demo === 'small' ? demo : demo ? 'on' : 'off',
      // All visitors of a suite come from one address.
      CONVERSATIONS_PER_ADDRESS: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<Ended>((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => {
        child.kill('SIGKILL');
        reject(new Error(`the platform did not start in time:\n${output}`));
      },
      demo ? demoDeadlineMs : startDeadlineMs,
    );
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
    async stop({ removeData = dataDir === null } = {}) {
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

/** How to run the platform, from `MODE`: `distributed`, or one process. */
export const mode = process.env['MODE'] === 'distributed' ? 'distributed' : 'one process';

/** The platform as `MODE` says, without demo data; `url`, `output`, `stop` and `kill` exist in both. */
export async function startEitherWay({ env = {} }: Pick<PlatformSettings, 'env'> = {}): Promise<Platform> {
  return mode === 'distributed' ? startDistributed({ replicas: 2, env }) : startPlatform({ env });
}
