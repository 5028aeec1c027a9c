import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServers } from './servers.mjs';

const root = join(import.meta.dirname, '..', '..');
const startDeadlineMs = 180_000;
const demoDeadlineMs = 600_000;

/**
 * Starts every service as a process of its own, from the build, on a free port. `servers` of `startServers`, or its own, which
 * end with it. `replicas` of gateway and runtime. `demo`: `on`, `small` or `off`. `dataDir` holds the secrets: give it to continue with earlier databases.
 * `env`: settings of the starter and of services, such as `SUBGRAPH_URL_BILLING` and `SERVICE_PORT_BILLING` to put something
 * in between.
 */
export async function startDistributed({
  servers: given = null,
  replicas = 1,
  demo = 'off',
  dataDir = null,
  env = {},
} = {}) {
  const servers = given ?? (await startServers());
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'tertulia-e2e-')));
  const started = performance.now();
  const program = join(root, 'packages', 'programs', 'distributed', 'dist', 'main.js');
  const child = spawn(process.execPath, [program, '--json', '--replicas', `${replicas}`, '--demo', demo], {
    cwd: root,
    // All visitors of a suite come from one address.
    env: {
      ...process.env,
      ...{ PORT: '0', TERTULIA_DATA: folder, CONVERSATIONS_PER_ADDRESS: '1000000' },
      ...urlsOf(servers),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  const news = readNews(child);
  let isStopping = false;
  child.on('exit', (code, signal) => {
    if (!isStopping)
      process.stderr.write(`the starter ended by itself: ${code ?? signal}\n${news.output().slice(-6000)}\n`);
  });
  const cleanUp = async (removeData) => {
    if (given === null) await servers.stop();
    if (removeData) await rm(folder, { recursive: true, force: true });
  };
  const deadlineMs = demo === 'off' ? startDeadlineMs : demoDeadlineMs;
  const serving = news.next((one) => one.event === 'serving', deadlineMs);
  const url = await Promise.race([serving.then((one) => one.url), ended.then(() => null)]).catch(() => null);
  if (url === null) {
    isStopping = true;
    child.kill('SIGKILL');
    await ended;
    await cleanUp(dataDir === null);
    throw new Error(`the services did not start:\n${news.output()}`);
  }
  return {
    ...{ url, servers, dataDir: folder, pid: child.pid, ended, output: news.output },
    startMs: performance.now() - started,
    /** What runs at this moment: `{ service, replica, pid, address, admin }`. */
    services: news.services,
    /** What was told so far, in order: `ready`, `ended`, `serving`, `rolled`. */
    news: news.all,
    /** Waits for a piece of news that fits, told after now. */
    nextNews: (predicate, deadlineMs = 60_000) => news.next(predicate, deadlineMs, news.all.length),
    /** Kills one process as a crash would; resolves with what replaces it once that answers. */
    async killService(name, { replica = 1, signal = 'SIGKILL' } = {}) {
      const victim = news.services().find((one) => one.service === name && one.replica === replica);
      if (victim === undefined) throw new Error(`no ${name} ${replica} runs`);
      const isSuccessor = (one) => one.event === 'ready' && one.service === name && one.replica === replica;
      const again = news.next(isSuccessor, startDeadlineMs, news.all.length);
      process.kill(victim.pid, signal);
      return { killed: victim, again };
    },
    /** Replaces every process, one after the other; resolves with `{ ms, problem }` when the last old one is gone. */
    async roll() {
      const rolled = news.next((one) => one.event === 'rolled', 300_000, news.all.length);
      child.kill('SIGUSR2');
      return rolled;
    },
    /** Ends in order; the data stays unless `removeData`. Servers of its own end as well. */
    async stop({ removeData = dataDir === null } = {}) {
      isStopping = true;
      child.kill('SIGTERM');
      const how = await ended;
      await cleanUp(removeData);
      return how;
    },
    /** Ends the starter at once, as a crash would; its services end by themselves. */
    async kill() {
      isStopping = true;
      child.kill('SIGKILL');
      const how = await ended;
      if (given === null) await servers.stop();
      return how;
    },
  };
}

function urlsOf(servers) {
  return {
    DATABASE_URL: servers.postgres.url,
    REDIS_URL: servers.redis.url,
    ...(servers.mongo === null ? { ANALYTICS_STORE: 'postgresql' } : { MONGODB_URL: servers.mongo.url }),
  };
}

/** The starter's lines of JSON, and everything that was written. */
function readNews(child) {
  const all = [];
  const waiting = new Set();
  const running = new Map();
  let output = '';
  let rest = '';
  child.stderr.on('data', (chunk) => (output = `${output}${chunk}`.slice(-200_000)));
  child.stdout.on('data', (chunk) => {
    output = `${output}${chunk}`.slice(-200_000);
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop();
    for (const line of lines.filter((one) => one.startsWith('{'))) take(JSON.parse(line));
  });
  const take = (one) => {
    all.push(one);
    const key = `${one.service} ${one.replica}`;
    if (one.event === 'ready') running.set(key, one);
    if (one.event === 'ended' && running.get(key)?.pid === one.pid) running.delete(key);
    for (const look of waiting) look();
  };
  return {
    all,
    output: () => output,
    services: () =>
      [...running.values()].map(({ service, replica, pid, address, admin }) => ({
        service,
        replica,
        pid,
        address,
        admin,
      })),
    next: (predicate, deadlineMs, from = 0) =>
      new Promise((resolve, reject) => {
        const finish = (settle) => {
          clearTimeout(timer);
          waiting.delete(look);
          settle();
        };
        const look = () => {
          const found = all.slice(from).find(predicate);
          if (found !== undefined) finish(() => resolve(found));
        };
        const timer = setTimeout(
          () =>
            finish(() =>
              reject(new Error(`no such news in ${deadlineMs} ms; the last: ${JSON.stringify(all.slice(-5))}`)),
            ),
          deadlineMs,
        );
        timer.unref();
        waiting.add(look);
        look();
      }),
  };
}
