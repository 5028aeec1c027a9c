import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDistributed } from './distributed.mjs';

const root = join(import.meta.dirname, '..', '..');
const startDeadlineMs = 180_000;
const demoDeadlineMs = 600_000;

/**
 * Starts the whole platform as a process of its own, on a free port with data of its own, from the build.
 * `dataDir` continues with earlier data; `demo` makes the demo data, `'small'` with a tenth of the visitors.
 */
export async function startPlatform({ demo = false, dataDir = null, env = {} } = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'tertulia-e2e-')));
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'packages', 'programs', 'standalone', 'dist', 'main.js')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      TERTULIA_DATA: folder,
      DEMO: { true: 'on', false: 'off' }[demo] ?? demo,
      // All visitors of a suite come from one address.
      CONVERSATIONS_PER_ADDRESS: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => {
        child.kill('SIGKILL');
        reject(new Error(`the platform did not start in time:\n${output}`));
      },
      demo ? demoDeadlineMs : startDeadlineMs,
    );
    const read = (chunk) => {
      output += chunk;
      const match = /Tertulia: (http:\/\/\S+)/.exec(output);
      if (match === null) return;
      clearTimeout(timer);
      resolve(match[1]);
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
    process.stderr.write(`the platform ended by itself: ${code ?? signal}\n${output.slice(-6000)}\n`);
  });
  return {
    url,
    dataDir: folder,
    startMs: performance.now() - started,
    output: () => output,
    pid: child.pid,
    ended,
    /** Ends in order; the data stays unless `removeData`. */
    async stop({ removeData = dataDir === null } = {}) {
      isStopping = true;
      child.kill('SIGTERM');
      const how = await ended;
      if (removeData) await rm(folder, { recursive: true, force: true });
      return how;
    },
    /** Ends at once, as a crash would. */
    async kill() {
      isStopping = true;
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** The way of running that `MODE` names: `distributed`, or one process. */
export const mode = process.env['MODE'] === 'distributed' ? 'distributed' : 'one process';

/** The platform in the way of running that `MODE` names, without demo data; it has `url`, `output`, `stop` and `kill` in both. */
export async function startEitherWay({ env = {} } = {}) {
  return mode === 'distributed' ? startDistributed({ replicas: 2, env }) : startPlatform({ env });
}
