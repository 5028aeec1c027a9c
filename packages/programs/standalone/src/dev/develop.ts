import { join, relative, sep } from 'node:path';
import { Door } from '@tertulia/door';
import { freePorts } from '@tertulia/service/process';
import { createLog } from '@tertulia/subgraph';
import { openDatabaseServer } from '../database-server.js';
import { readStandaloneEnvironment, type StandaloneEnvironment } from '../environment.js';
import { loadSecrets } from '../secrets.js';
import { Builds, type Folders } from './builds.js';
import { FolderWatch } from './folder-watch.js';
import { SettledChanges } from './settled-changes.js';
import { Supervised } from './supervised.js';

/** From the command line. */
interface Given {
  /** For the Node of the server, such as `--inspect`. */
  readonly nodeArgs: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const say = (text: string): void => console.log(`  ${text}`);

/**
 * Runs everything on one port and applies edits to it. This process runs PostgreSQL, the portal's development server and the server; only
 * the last is restarted. Resolves once all of them were started.
 * @throws StartProblem
 */
export async function develop(folders: Folders, given: Given): Promise<void> {
  const { root } = folders;
  const environment = readStandaloneEnvironment(root, given.env);
  const port = await freeDoor(environment);
  const database = await openDatabaseServer(environment, await loadSecrets(environment.dataDir));
  const [portalPort = 0] = await freePorts(1);
  const portal = environment.hasPortal ? portalOf(folders, given, portalPort) : null;
  portal?.start();
  const server = serverOf(folders, given, {
    PORT: `${port}`,
    DATABASE_URL: database.urlOf('postgres'),
    ...(portal === null ? {} : { DEVELOPMENT_PORTAL_URL: `http://127.0.0.1:${portalPort}` }),
  });
  const builds = await Builds.open(folders, { server, portal, say });
  server.start();
  const changes = new SettledChanges(async (paths) => builds.follow(paths));
  const watched = new FolderWatch((path) => changes.add(relative(root, path).split(sep).join('/')));
  await Promise.all(builds.sources().map(async (folder) => watched.add(folder)));
  endOnSignals(async () => {
    watched.close();
    await changes.close();
    await Promise.all([server.stop(), portal?.stop()]);
    await database.stop();
  });
}

function serverOf(folders: Folders, given: Given, env: NodeJS.ProcessEnv): Supervised {
  let isFirst = true;
  return new Supervised({
    path: join(folders.standalone, 'dist', 'main.js'),
    args: ['--development'],
    nodeArgs: ['--enable-source-maps', ...given.nodeArgs],
    // Caches compiled code between restarts.
    env: { NODE_COMPILE_CACHE: join(folders.root, 'node_modules', '.cache', 'compiled'), ...given.env, ...env },
    ready: (seconds) => {
      if (!isFirst) say(`✓ servidor de nuevo en marcha / server is running again (${seconds.toFixed(1)} s)`);
      isFirst = false;
    },
    ended: (how) =>
      say(`✗ el servidor terminó (${how}); vuelve con el próximo cambio / the server ended, the next change starts it`),
  });
}

function portalOf(folders: Folders, given: Given, port: number): Supervised {
  return new Supervised({
    path: join(folders.portal, 'dev.mjs'),
    args: [`${port}`],
    env: { ...given.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    ended: (how) =>
      say(`✗ el portal terminó (${how}); vuelve con el próximo cambio / the portal ended, the next change starts it`),
  });
}

/** The public port, found free before anything is started; 0 becomes one that is kept over restarts. */
async function freeDoor(environment: StandaloneEnvironment): Promise<number> {
  const door = await Door.open({ ...environment, log: createLog('gateway', environment.logLevel) });
  const { port } = door;
  await door.close();
  return port;
}

/** The first signal stops in order, a second one at once. */
function endOnSignals(end: () => Promise<void>): void {
  let isEnding = false;
  const stop = (): void => {
    if (isEnding) process.exit(1);
    isEnding = true;
    end().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
