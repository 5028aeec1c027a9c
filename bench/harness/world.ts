import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDistributed } from '../../e2e/kit/distributed.ts';
import { Session, type UserError } from '../../e2e/kit/graph.ts';
import { startPlatform } from '../../e2e/kit/platform.ts';
import { startServers } from '../../e2e/kit/servers.ts';

/** A bot that is live, with ids as the databases have them. */
export interface KnownBot {
  readonly organizationId: string;
  readonly botId: string;
  readonly publicId: string;
}

/** What is known of the month of conversations. */
interface KnownWorld {
  readonly madeAt: number;
  readonly bot: KnownBot;
  readonly timeZone: string;
  /** As many as an organization may have: each may ask ten times a second. */
  readonly keys: readonly string[];
}

/** PostgreSQL with a month of conversations. */
export interface BenchDatabases extends KnownWorld {
  readonly dataDir: string;
  /** Its server, when that is not a descendant of `pids`. */
  readonly serverPids: readonly (number | null | undefined)[];
  readonly stop: () => Promise<unknown>;
}

/** The platform with a month of conversations. */
export interface BenchWorld extends BenchDatabases {
  readonly url: string;
  /** The platform: these processes and all their descendants. */
  readonly pids: readonly number[];
  readonly startMs: number;
}

/** How to start the platform. */
export interface WorldSettings {
  /** A tenth of the conversations. */
  readonly isQuick: boolean;
  readonly mode?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Running {
  readonly url: string;
  readonly pid: number;
  readonly startMs: number;
  readonly serverPids?: BenchWorld['serverPids'];
  readonly stop: () => Promise<unknown>;
}

const bench = join(import.meta.dirname, '..');
/** The dashboard shows thirty days: an older month would leave it empty. */
const oldestMs = 7 * 86_400_000;
const organizationId = '0198a000-0000-7000-8000-00000000a001';

/** Installs the peers at first use, and again when one is missing: they are not part of the platform's `npm ci`. */
export async function installPeers(): Promise<void> {
  const folder = join(bench, 'peers');
  const { dependencies } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  if (Object.keys(dependencies).every((name) => existsSync(join(folder, 'node_modules', name)))) return;
  console.log('installing the peers …');
  const options = ['--ignore-scripts', '--no-fund', '--no-audit', '--prefix', folder];
  execFileSync('npm', ['ci', ...options], { stdio: 'inherit' });
}

/**
 * The platform on a copy of the demo's month of conversations, so that no measurement changes what the next one finds; in one process, or
 * with every service as a separate process (two gateways, two runtimes, analytics in PostgreSQL).
 */
export async function openWorld({ isQuick, mode = 'one-process', env = {} }: WorldSettings): Promise<BenchWorld> {
  const known = await knownWorld(isQuick);
  const dataDir = await copyWorld(isQuick);
  const all = { LOG_LEVEL: 'error', ...env };
  const platform: Running =
    mode === 'distributed'
      ? await distributed(dataDir, all)
      : await startPlatform({ dataDir, env: { PORTAL: 'off', DEMO: 'off', ...all } });
  const { url, pid, startMs, serverPids = [], stop } = platform;
  return { ...known, url, pids: [pid], startMs, serverPids, dataDir, stop: () => stopping(stop, dataDir) };
}

/** PostgreSQL alone on a copy of the demo's month of conversations, for parts of the platform that are measured by themselves. */
export async function openDatabases({ isQuick }: Pick<WorldSettings, 'isQuick'>): Promise<BenchDatabases> {
  const known = await knownWorld(isQuick);
  const dataDir = await copyWorld(isQuick);
  const { startPostgres } = await import('../../packages/platform/embedded-postgres/dist/index.js');
  const password = await passwordOf(dataDir);
  const server = await startPostgres({ dataDir: join(dataDir, 'postgres'), port: 0, isDurable: true, password });
  return { ...known, dataDir, serverPids: [server.pid], stop: () => stopping(() => server.stop(), dataDir) };
}

async function stopping(stop: () => Promise<unknown>, dataDir: string): Promise<void> {
  await stop();
  await rm(dataDir, { recursive: true, force: true });
}

function originalOf(isQuick: boolean): string {
  return join(bench, '.world', isQuick ? 'small' : 'whole');
}

async function copyWorld(isQuick: boolean): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tertulia-bench-'));
  execFileSync('cp', ['-a', `${originalOf(isQuick)}/.`, dataDir]);
  return dataDir;
}

async function passwordOf(dataDir: string): Promise<string> {
  const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as { databasePassword: string };
  return secrets.databasePassword;
}

/** The month, created at first use and again when it is older than a week. */
async function knownWorld(isQuick: boolean): Promise<KnownWorld> {
  const original = originalOf(isQuick);
  const path = join(original, 'bench.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  const known = text === null ? null : (JSON.parse(text) as KnownWorld);
  if (known !== null && Date.now() - known.madeAt < oldestMs) return known;
  console.log('making a month of conversations …');
  await rm(original, { recursive: true, force: true });
  const platform = await startPlatform({
    demo: isQuick ? 'small' : true,
    dataDir: original,
    env: { PORTAL: 'off', LOG_LEVEL: 'error' },
  });
  try {
    const session = await signIn(platform.url);
    const made: KnownWorld = { madeAt: Date.now(), ...(await firstBot(session)), keys: await makeKeys(session) };
    await writeFile(path, JSON.stringify(made));
    return made;
  } finally {
    await platform.stop();
  }
}

/** The owner of the demo's organization. */
export async function signIn(url: string): Promise<Session> {
  const session = new Session(url);
  await session.data(
    `mutation { signIn(input: { email: "ana@aurora.example", password: "tertulia-demo-2026" }) { userErrors { code } } }`,
  );
  return session;
}

async function distributed(dataDir: string, env: Readonly<Record<string, string>>): Promise<Running> {
  const password = await passwordOf(dataDir);
  const servers = await startServers({ mongo: false, postgres: { dataDir: join(dataDir, 'postgres'), password } });
  const platform = await startDistributed({ servers, replicas: 2, dataDir, env });
  return {
    url: platform.url,
    pid: platform.pid,
    startMs: platform.startMs,
    serverPids: [servers.postgres.pid, servers.redis.pid],
    stop: async () => {
      await platform.stop();
      await servers.stop();
    },
  };
}

/** The first live bot, and the time zone of its organization. */
async function firstBot(session: Session): Promise<Pick<KnownWorld, 'bot' | 'timeZone'>> {
  const { organization } = await session.data<{
    organization: { timeZone: string; bots: { nodes: { id: string; publicId: string; status: string }[] } };
  }>('{ organization { timeZone bots(first: 5) { nodes { id publicId status } } } }');
  const bot = organization.bots.nodes.find(({ status }) => status === 'LIVE');
  const { tryFromGlobalId } = await import('../../packages/platform/subgraph/dist/index.js');
  const botId = bot === undefined ? null : tryFromGlobalId('bot', bot.id);
  if (bot === undefined || botId === null) throw new Error('no bot is live');
  return { bot: { organizationId, botId, publicId: bot.publicId }, timeZone: organization.timeZone };
}

/** Until the platform refuses more. */
async function makeKeys(session: Session): Promise<string[]> {
  const keys: string[] = [];
  for (;;) {
    const key = await makeKey(session, keys.length);
    if (key === null) return keys;
    keys.push(key);
  }
}

/** Null when the organization has as many as it may have. */
async function makeKey(session: Session, index: number): Promise<string | null> {
  const { createApiKey } = await session.data<{ createApiKey: { key: string | null; userErrors: UserError[] } }>(
    `mutation ($name: String!) { createApiKey(input: { name: $name, mode: LIVE,
      scopes: [BOTS_READ, CONVERSATIONS_READ, METRICS_READ, ORGANIZATION_READ, BILLING_READ] }) { key userErrors { code } } }`,
    { name: `bench ${index}` },
  );
  const { key, userErrors } = createApiKey;
  if (key === null && userErrors[0]?.code !== 'OUT_OF_RANGE') throw new Error(JSON.stringify(userErrors));
  return key;
}
