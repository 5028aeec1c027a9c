// Checks the machine and builds what is out of date. Plain JavaScript without imports from the repository, so that it can report problems
// on any Node version.
import { spawn } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const nodeMajorMin = 24;
/** Kept by `npm ci`, which empties `node_modules`: nothing is built again because of it. */
const stampPath = join(root, '.built.json');
const isWindows = process.platform === 'win32';

/** The names of the parts in progress output. */
const labels = {
  server: 'servidor / server',
  supergraph: 'supergrafo / supergraph',
  widget: 'chat / widget',
  explorer: 'explorador / explorer',
  portal: 'portal',
};

const parentPollMs = 1_000;
/** The scripts of npm that run the platform until it is stopped. */
const starters = new Set(['start', 'start:distributed', 'dev']);

/** Builds in progress. */
const running = new Set();

function endBuilds(signal) {
  for (const child of running) {
    if (isWindows) child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  }
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/**
 * Stops as on SIGTERM once npm is gone, if npm started this process: SIGKILL ends npm before it can tell what it runs. Has no effect on
 * Windows, where the id of the parent does not change.
 */
function stopWithNpm() {
  if (!starters.has(process.env.npm_lifecycle_event)) return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, parentPollMs);
  timer.unref();
}

/**
 * Node keeps what it compiles, here and in the processes that this one starts: a later start takes a third less. Rejected copies are
 * made again, so nothing depends on them.
 */
function keepCompiled() {
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compiled');
  nodeModule.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
}

/** Builds the given parts if they have changed; without any, all. Ends the process with a clear message when it cannot continue. */
export async function prepare(command, wanted) {
  refuseOldNode(command);
  keepCompiled();
  stopWithNpm();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, endBuilds);
  try {
    await build(wanted);
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
    `Tertulia necesita Node ${nodeMajorMin} y este es ${process.versions.node}. Donde viene con "npm ci", usa "${command}" y no "node". En otros sistemas instálalo desde nodejs.org.\n` +
      `Tertulia needs Node ${nodeMajorMin} and this is ${process.versions.node}. Where "npm ci" brings it, use "${command}", not "node". Elsewhere install it from nodejs.org.`,
  );
  process.exit(1);
}

/** For each part the program that builds it, and a file that exists after the build. */
async function plans() {
  const { compiledFolders, readWorkspaces } = await import('./workspaces.mjs');
  const workspaces = await readWorkspaces(root);
  const folderOf = (name) => join(root, workspaces.get(name).folder);
  const script = (name) => [join(folderOf(name), 'build.mjs')];
  return {
    server: {
      program: [
        join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
        '-b',
        ...(await compiledFolders(root, workspaces)),
      ],
      proof: join(folderOf('@tertulia/standalone'), 'dist', 'main.js'),
    },
    supergraph: {
      program: [join(folderOf('@tertulia/graphql'), 'dist', 'compose.js')],
      proof: join(folderOf('@tertulia/graphql'), 'dist', 'supergraph.graphql'),
    },
    widget: { program: script('@tertulia/widget'), proof: join(folderOf('@tertulia/widget'), 'build', 'loader.js') },
    explorer: {
      program: script('@tertulia/explorer'),
      proof: join(folderOf('@tertulia/explorer'), 'build', 'explorer.js.br'),
    },
    portal: { program: script('@tertulia/portal'), proof: join(folderOf('@tertulia/portal'), '.next-current') },
  };
}

function run(program, label) {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, program, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A separate process group: a stop also reaches what the script started.
      detached: !isWindows,
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

async function build(wanted) {
  const { fingerprints, parts } = await import('./fingerprints.mjs');
  const now = await fingerprints(root);
  const built = await readFile(stampPath, 'utf8')
    .then(JSON.parse)
    .catch(() => ({}));
  const programs = await plans();
  const isStale = (part) =>
    process.argv.includes('--rebuild') || built[part] !== now[part] || !existsSync(programs[part].proof);
  const stale = (wanted ?? parts).filter(isStale);
  if (stale.length === 0) return;
  const isFirst = Object.keys(built).length === 0;
  const why = isFirst ? 'solo la primera vez / only the first time' : 'lo que cambió / what changed';
  console.error(`Preparando / Preparing (${why}):`);
  const make = async (part) => {
    await run(programs[part].program, labels[part]);
    built[part] = now[part];
  };
  try {
    // The others run or bundle what the compiler wrote.
    if (stale.includes('server')) await make('server');
    await Promise.all(stale.filter((part) => part !== 'server').map(make));
  } finally {
    await writeFile(`${stampPath}.new`, JSON.stringify(built));
    await rename(`${stampPath}.new`, stampPath);
  }
}
