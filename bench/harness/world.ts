import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Session, type UserError } from '../../e2e/kit/graph.ts';
import { startDistributed } from '../../e2e/kit/distributed.ts';
import { startPlatform } from '../../e2e/kit/platform.ts';
import { startServers } from '../../e2e/kit/servers.ts';

/** The platform with a month of conversations. */
export interface BenchWorld {
  readonly url: string;
  /** The platform: these processes and all their descendants. */
  readonly pids: readonly number[];
  /** Its servers that are not among these descendants. */
  readonly serverPids: readonly (number | null | undefined)[];
  readonly session: Session;
  /** Many, so that the measurement is not limited by rate limits. */
  readonly keys: readonly string[];
  readonly dataDir: string;
  readonly organizationId: string;
  readonly stop: () => Promise<unknown>;
}

/** A bot that is live, with ids as the databases have them. */
export interface KnownBot {
  readonly organizationId: string;
  readonly botId: string;
  readonly publicId: string;
}

interface Running {
  readonly url: string;
  readonly pid: number;
  readonly serverPids?: BenchWorld['serverPids'];
  readonly stop: () => Promise<unknown>;
}

const bench = join(import.meta.dirname, '..');
const dataDir = join(bench, '.world');
const keyCount = 40;
const organizationId = '0198a000-0000-7000-8000-00000000a001';

/** Installs the peers at first use: they are not part of the platform's `npm ci`. */
export function installPeers(): void {
  if (existsSync(join(bench, 'peers', 'node_modules'))) return;
  console.log('installing the peers …');
  execFileSync('npm', ['ci', '--no-fund', '--no-audit', '--prefix', join(bench, 'peers')], { stdio: 'inherit' });
}

/**
 * The platform on the demo's month of conversations, created at first use and kept for later runs; in one process, or with every service as
 * a separate process (two gateways, two runtimes, analytics in PostgreSQL). `pids` and all their descendants are the platform, `serverPids`
 * its other servers. There are many API keys, so that the measurement is not limited by rate limits.
 */
export async function openWorld({
  mode = 'one-process',
  env = {},
}: { readonly mode?: string; readonly env?: Readonly<Record<string, string>> } = {}): Promise<BenchWorld> {
  await makeWorld();
  const all = { LOG_LEVEL: 'error', ...env };
  const platform: Running =
    mode === 'distributed'
      ? await distributed(all)
      : await startPlatform({ dataDir, env: { PORTAL: 'off', DEMO: 'off', ...all } });
  const session = new Session(platform.url);
  await session.data(
    `mutation { signIn(input: { email: "ana@aurora.example", password: "tertulia-demo-2026" }) { userErrors { code } } }`,
  );
  const keys = await keysOf(session);
  const { url, pid, serverPids = [], stop } = platform;
  return { url, pids: [pid], serverPids, session, keys, dataDir, organizationId, stop };
}

async function makeWorld(): Promise<void> {
  if (existsSync(join(dataDir, 'demo.json'))) return;
  console.log('making a month of conversations, once …');
  const platform = await startPlatform({ demo: true, dataDir, env: { PORTAL: 'off', LOG_LEVEL: 'error' } });
  await platform.stop();
}

async function distributed(env: Readonly<Record<string, string>>): Promise<Running> {
  const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as { databasePassword: string };
  const { databasePassword: password } = secrets;
  const servers = await startServers({ mongo: false, postgres: { dataDir: join(dataDir, 'postgres'), password } });
  const platform = await startDistributed({ servers, replicas: 2, dataDir, env });
  return {
    url: platform.url,
    pid: platform.pid,
    serverPids: [servers.postgres.pid, servers.redis.pid],
    stop: async () => {
      await platform.stop();
      await servers.stop();
    },
  };
}

/** The first live bot, with ids as in the databases. */
export async function firstBot({ session, organizationId }: BenchWorld): Promise<KnownBot> {
  const { organization } = await session.data<{
    organization: { bots: { nodes: { id: string; publicId: string; status: string }[] } };
  }>('{ organization { bots(first: 5) { nodes { id publicId status } } } }');
  const bot = organization.bots.nodes.find(({ status }) => status === 'LIVE');
  const { tryFromGlobalId } = await import('../../packages/platform/subgraph/dist/index.js');
  const botId = bot === undefined ? null : tryFromGlobalId('bot', bot.id);
  if (bot === undefined || botId === null) throw new Error('no bot is live');
  return { organizationId, botId, publicId: bot.publicId };
}

/** Stored beside the data, because a key is shown only once. */
async function keysOf(session: Session): Promise<string[]> {
  const path = join(dataDir, 'bench-keys.json');
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept !== null) return JSON.parse(kept) as string[];
  const keys: string[] = [];
  for (let index = 0; index < keyCount; index += 1) keys.push(await makeKey(session, index));
  await writeFile(path, JSON.stringify(keys));
  return keys;
}

async function makeKey(session: Session, index: number): Promise<string> {
  const { createApiKey } = await session.data<{ createApiKey: { key: string | null; userErrors: UserError[] } }>(
    `mutation ($name: String!) { createApiKey(input: { name: $name, mode: LIVE,
      scopes: [BOTS_READ, CONVERSATIONS_READ, METRICS_READ, ORGANIZATION_READ, BILLING_READ] }) { key userErrors { code } } }`,
    { name: `bench ${index}` },
  );
  if (createApiKey.key === null) throw new Error(JSON.stringify(createApiKey.userErrors));
  return createApiKey.key;
}
