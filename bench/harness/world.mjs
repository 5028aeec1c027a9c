import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Session } from '../../e2e/kit/graph.ts';
import { startDistributed } from '../../e2e/kit/distributed.ts';
import { startPlatform } from '../../e2e/kit/platform.ts';
import { startServers } from '../../e2e/kit/servers.ts';

const bench = join(import.meta.dirname, '..');
const dataDir = join(bench, '.world');
const keyCount = 40;
const organizationId = '0198a000-0000-7000-8000-00000000a001';

/** Brings the peers at their first use: they are no part of the platform and of its `npm ci`. */
export function installPeers() {
  if (existsSync(join(bench, 'peers', 'node_modules'))) return;
  console.log('installing the peers …');
  execFileSync('npm', ['ci', '--no-fund', '--no-audit', '--prefix', join(bench, 'peers')], { stdio: 'inherit' });
}

/**
 * The platform on the demo's month of conversations, made at the first use and kept for later runs; in one process, or with every
 * service a process of its own (two gateways, two runtimes, numbers in PostgreSQL). `pids` and all below them are the platform,
 * `serverPids` its servers where those are not below it. API keys are many, so that no rate limit is what is measured.
 */
export async function openWorld({ mode = 'one-process', env = {} } = {}) {
  await makeWorld();
  const all = { LOG_LEVEL: 'error', ...env };
  const platform =
    mode === 'distributed'
      ? await distributed(all)
      : await startPlatform({ dataDir, env: { PORTAL: 'off', DEMO: 'off', ...all } });
  const session = new Session(platform.url);
  await session.tell(
    `mutation { signIn(input: { email: "ana@aurora.example", password: "tertulia-demo-2026" }) { userErrors { code } } }`,
  );
  const keys = await keysOf(session);
  const { url, pid, serverPids = [], stop } = platform;
  return { url, pids: [pid], serverPids, session, keys, dataDir, organizationId, stop };
}

async function makeWorld() {
  if (existsSync(join(dataDir, 'demo.json'))) return;
  console.log('making a month of conversations, once …');
  const platform = await startPlatform({ demo: true, dataDir, env: { PORTAL: 'off', LOG_LEVEL: 'error' } });
  await platform.stop();
}

async function distributed(env) {
  const { databasePassword: password } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
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

/** The first bot that is live: what a visitor needs to know of it, ids as the databases know them. */
export async function firstBot({ session, organizationId }) {
  const { organization } = await session.tell('{ organization { bots(first: 5) { nodes { id publicId status } } } }');
  const { id, publicId } = organization.bots.nodes.find((bot) => bot.status === 'LIVE');
  const { tryFromGlobalId } = await import('../../packages/platform/subgraph/dist/index.js');
  return { organizationId, botId: tryFromGlobalId('bot', id), publicId };
}

/** Kept beside the data: a key is shown once. */
async function keysOf(session) {
  const path = join(dataDir, 'bench-keys.json');
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept !== null) return JSON.parse(kept);
  const keys = [];
  for (let index = 0; index < keyCount; index += 1) keys.push(await makeKey(session, index));
  await writeFile(path, JSON.stringify(keys));
  return keys;
}

async function makeKey(session, index) {
  const { createApiKey } = await session.tell(
    `mutation ($name: String!) { createApiKey(input: { name: $name, mode: LIVE,
      scopes: [BOTS_READ, CONVERSATIONS_READ, METRICS_READ, ORGANIZATION_READ, BILLING_READ] }) { key userErrors { code } } }`,
    { name: `bench ${index}` },
  );
  if (createApiKey.key === null) throw new Error(JSON.stringify(createApiKey.userErrors));
  return createApiKey.key;
}
