// Checks the machine and builds what is out of date. Plain JavaScript without imports from the repository: it must be able
// to say what is wrong on any Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const nodeMajorMin = 24;
const sources = ['packages', 'widget', 'subgraphs', 'gateway', 'graphql', 'portal'];
const ignored = new Set(['node_modules', 'dist', '.next', 'build', 'test', 'gql']);

/** Builds under way. */
const running = new Set();

function endBuilds(signal) {
  for (const child of running) process.kill(-child.pid, 'SIGTERM');
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** Ends the process with a clear message where it cannot go on. */
export async function prepare(command) {
  refuseOldNode(command);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, endBuilds);
  try {
    await build();
    for (const signal of signals) process.off(signal, endBuilds);
  } catch (error) {
    console.error(`No se pudo preparar / could not be prepared: ${error.message}`);
    process.exit(1);
  }
}

function refuseOldNode(command) {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= nodeMajorMin) return;
  console.error(
    `Tertulia necesita Node ${nodeMajorMin} y este es ${process.versions.node}. En Linux viene con "npm ci"; usa "${command}" y no "node". En otros sistemas instálalo desde nodejs.org.\n` +
      `Tertulia needs Node ${nodeMajorMin} and this is ${process.versions.node}. On Linux "npm ci" brings it; use "${command}", not "node". Elsewhere install it from nodejs.org.`,
  );
  process.exit(1);
}

/** Path, size and time of every source: cheap, and right whenever an editor or git touched a file. */
async function fingerprint(folder, hash) {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (ignored.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await fingerprint(path, hash);
    else if (entry.isFile()) {
      const { size, mtimeMs } = await stat(path);
      hash.update(`${path}\0${size}\0${mtimeMs}\n`);
    }
  }
}

async function sourcesHash() {
  const hash = createHash('sha256').update(process.versions.node);
  for (const folder of sources) await fingerprint(join(root, folder), hash);
  hash.update(await readFile(join(root, 'package-lock.json')));
  return hash.digest('hex');
}

function run(script, label) {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: a stop reaches what the script started too.
      detached: true,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    });
    running.add(child);
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('exit', (code) => {
      running.delete(child);
      if (code === 0) {
        console.error(`  ✓ ${label} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
        resolve();
      } else reject(new Error(`${label}\n${Buffer.concat(output).toString('utf8')}`));
    });
  });
}

async function build() {
  const stampPath = join(root, 'node_modules', '.tertulia-build');
  const wanted = await sourcesHash();
  const built = await readFile(stampPath, 'utf8').catch(() => '');
  if (built === wanted && !process.argv.includes('--rebuild')) return;
  console.error('Preparando / Preparing (solo la primera vez / only the first time):');
  await run('build:server', 'servidor / server');
  await Promise.all([run('build:widget', 'chat / widget'), run('build:portal', 'portal')]);
  await mkdir(dirname(stampPath), { recursive: true });
  await writeFile(stampPath, await sourcesHash());
}
