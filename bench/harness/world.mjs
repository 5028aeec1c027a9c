import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Session } from '../../e2e/kit/graph.mjs';
import { startPlatform } from '../../e2e/kit/platform.mjs';

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
 * The platform in one process on the demo's month of conversations, made at the first use and kept for later runs. Its API keys
 * are many, so that no rate limit is what is measured.
 */
export async function openWorld({ env = {} } = {}) {
  const isNew = !existsSync(join(dataDir, 'demo.json'));
  if (isNew) console.log('making a month of conversations, once …');
  const platform = await startPlatform({ demo: isNew, dataDir, env: { PORTAL: 'off', LOG_LEVEL: 'error', ...env } });
  const session = new Session(platform.url);
  await session.tell(
    `mutation { signIn(input: { email: "ana@aurora.example", password: "tertulia-demo-2026" }) { userErrors { code } } }`,
  );
  const keys = await keysOf(session);
  return { platform, session, keys, dataDir, organizationId };
}

/** The first bot that is live: what a visitor needs to know of it, ids as the databases know them. */
export async function firstBot({ session, organizationId }) {
  const { organization } = await session.tell('{ organization { bots(first: 5) { nodes { id publicId status } } } }');
  const { id, publicId } = organization.bots.nodes.find((bot) => bot.status === 'LIVE');
  const { tryFromGlobalId } = await import('../../packages/subgraph-kit/dist/index.js');
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
