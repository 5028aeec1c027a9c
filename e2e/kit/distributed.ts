import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { startServers } from './servers.ts';
import { type Ended, pidOf, type Platform, startLimitMs } from './started.ts';

const root = join(import.meta.dirname, '..', '..');

/** A process of a service. */
export interface Replica {
  readonly service: string;
  readonly replica: number;
  readonly pid: number;
  readonly address: string;
  /** Address of its health and metrics. */
  readonly admin: string;
}

/** The result of a rolling restart: every process was replaced, or what went wrong. */
export interface Rolled {
  readonly event: 'rolled';
  readonly ms: number;
  readonly problem: string | null;
}

interface Ready extends Replica {
  readonly event: 'ready';
}

/** A process that ended: by itself, or `retired` because it was asked to. */
export interface Gone extends Ended, Pick<Replica, 'service' | 'replica' | 'pid'> {
  readonly event: 'ended' | 'retired';
  readonly ms: number;
}

interface Serving {
  readonly event: 'serving';
  readonly url: string;
}

/** A line of the supervisor's output. */
export type News = Ready | Gone | Serving | Rolled;

/** The URLs of servers, or of proxies in front of them. */
export interface ServerUrls {
  readonly postgres: { readonly url: string };
  readonly redis: { readonly url: string };
  readonly mongo: { readonly url: string } | null;
}

/** How the services are started. */
export interface DistributedSettings {
  /** From `startServers`; by default separate ones, which end with the services. */
  readonly servers?: ServerUrls | null;
  /** Separate servers are empty, as after an installation; by default PostgreSQL has a copy of prepared data. */
  readonly isFresh?: boolean;
  /** Number of gateways and runtimes. */
  readonly replicas?: number;
  readonly demo?: 'on' | 'small' | 'off';
  /** Contains the secrets: pass it to continue with earlier databases. */
  readonly dataDir?: string | null;
  /** Settings of the supervisor and of services, such as `SUBGRAPH_URL_BILLING` and `SERVICE_PORT_BILLING` to put a proxy in between. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Every service as a separate process. */
export interface Distributed extends Platform {
  readonly servers: ServerUrls;
  /** The running processes. */
  readonly services: () => Replica[];
  /** All events so far, in order. */
  readonly news: readonly News[];
  /** Kills one process as a crash would; `again` resolves with its successor once that is ready. */
  readonly killService: (
    name: string,
    how?: { readonly replica?: number; readonly signal?: NodeJS.Signals },
  ) => Promise<{ readonly killed: Replica; readonly again: Promise<Replica> }>;
  /** Replaces every process, one after the other; resolves when the last old one has ended. */
  readonly roll: () => Promise<Rolled>;
}

/** Starts every service as a separate process, from the build, on a free port. */
export async function startDistributed({
  servers: given = null,
  isFresh = false,
  replicas = 1,
  demo = 'off',
  dataDir = null,
  env = {},
}: DistributedSettings = {}): Promise<Distributed> {
  const own = given === null ? await startServers({ isFresh }) : null;
  const servers = given ?? own;
  if (servers === null) throw new Error('there are no servers');
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
  const ended = new Promise<Ended>((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  const news = readNews(child);
  let isStopping = false;
  child.on('exit', (code, signal) => {
    if (!isStopping)
      process.stderr.write(`the supervisor ended unexpectedly: ${code ?? signal}\n${news.output().slice(-6000)}\n`);
  });
  const cleanUp = async (removeData: boolean) => {
    await own?.stop();
    if (removeData) await rm(folder, { recursive: true, force: true });
  };
  const serving = news.next((one): one is Serving => one.event === 'serving', startLimitMs);
  const url = await Promise.race([serving.then((one) => one.url), ended.then(() => null)]).catch(() => null);
  if (url === null) {
    isStopping = true;
    child.kill('SIGKILL');
    await ended;
    await cleanUp(dataDir === null);
    throw new Error(`the services did not start:\n${news.output()}`);
  }
  return {
    ...{ url, servers, dataDir: folder, pid: pidOf(child), ended, output: news.output },
    startMs: performance.now() - started,
    services: news.services,
    news: news.all,
    async killService(name, { replica = 1, signal = 'SIGKILL' } = {}) {
      const victim = news.services().find((one) => one.service === name && one.replica === replica);
      if (victim === undefined) throw new Error(`no ${name} ${replica} runs`);
      const isSuccessor = (one: News): one is Ready =>
        one.event === 'ready' && one.service === name && one.replica === replica;
      const again = news.next(isSuccessor, startLimitMs, news.all.length);
      process.kill(victim.pid, signal);
      return { killed: victim, again };
    },
    async roll() {
      const rolled = news.next((one): one is Rolled => one.event === 'rolled', 300_000, news.all.length);
      child.kill('SIGUSR2');
      return rolled;
    },
    /** Separate servers end as well. */
    async stop({ removeData = dataDir === null } = {}) {
      isStopping = true;
      child.kill('SIGTERM');
      const how = await ended;
      await cleanUp(removeData);
      return how;
    },
    /** The supervisor; its services end by themselves. */
    async kill() {
      isStopping = true;
      child.kill('SIGKILL');
      const how = await ended;
      await own?.stop();
      return how;
    },
  };
}

function urlsOf(servers: ServerUrls): Record<string, string> {
  return {
    DATABASE_URL: servers.postgres.url,
    REDIS_URL: servers.redis.url,
    ...(servers.mongo === null ? { ANALYTICS_STORE: 'postgresql' } : { MONGODB_URL: servers.mongo.url }),
  };
}

/** The supervisor's lines of JSON, and all of its output. */
function readNews(child: ChildProcessByStdio<null, Readable, Readable>) {
  const all: News[] = [];
  const waiting = new Set<() => void>();
  const running = new Map<string, Replica>();
  let output = '';
  let rest = '';
  child.stderr.on('data', (chunk: Buffer) => (output = `${output}${String(chunk)}`.slice(-200_000)));
  child.stdout.on('data', (chunk: Buffer) => {
    output = `${output}${String(chunk)}`.slice(-200_000);
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((one) => one.startsWith('{'))) take(JSON.parse(line) as News);
  });
  const take = (one: News) => {
    all.push(one);
    if (one.event === 'ready') running.set(keyOf(one), one);
    if (one.event === 'ended' && running.get(keyOf(one))?.pid === one.pid) running.delete(keyOf(one));
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
    next: <Fitting extends News>(predicate: (one: News) => one is Fitting, deadlineMs: number, from = 0) =>
      new Promise<Fitting>((resolve, reject) => {
        const finish = (settle: () => void) => {
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
              reject(new Error(`no such event after ${deadlineMs} ms; the last: ${JSON.stringify(all.slice(-5))}`)),
            ),
          deadlineMs,
        );
        timer.unref();
        waiting.add(look);
        look();
      }),
  };
}

function keyOf({ service, replica }: Pick<Replica, 'service' | 'replica'>): string {
  return `${service} ${replica}`;
}
