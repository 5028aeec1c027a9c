// Our subgraphs, each behind HTTP, in one process beside the platform and on its databases: what the peers' gateways stand in front of.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const { createPlatform } = await import(join(root, 'packages/standalone/dist/platform.js'));
const { createLog, serveSubgraph } = await import(join(root, 'packages/subgraph-kit/dist/index.js'));
const { signPrincipal } = await import(join(root, 'packages/principal/dist/index.js'));
const { systemIds } = await import(join(root, 'packages/persistence-kit/dist/index.js'));

const { values } = parseArgs({ options: { data: { type: 'string' }, organization: { type: 'string' } } });
const secrets = JSON.parse(await readFile(join(values.data, 'secrets.json'), 'utf8'));
const port = (await readFile(join(values.data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3];
const urlOf = (database) =>
  `postgres://postgres:${encodeURIComponent(secrets.databasePassword)}@127.0.0.1:${port}/${database}`;
const clock = { now: () => new Date() };
const platform = await createPlatform({
  databaseServer: { urlOf, stop: async () => undefined },
  secrets,
  publicUrl: 'http://127.0.0.1',
  clock,
  ids: systemIds,
  logLevel: 'warn',
});
// A gateway that is not ours signs nobody: one signature is given to it, and the clock that judges its age stands still.
const signedAt = clock.now();
const urls = {};
for (const [name, subgraph] of platform.subgraphs) {
  const served = await serveSubgraph(subgraph, {
    port: 0,
    principalSecret: secrets.principalSecret,
    log: createLog(name, 'warn'),
    now: () => signedAt,
  });
  urls[name] = served.url;
}
const scopes = ['bots:read', 'conversations:read', 'metrics:read', 'organization:read', 'billing:read'];
const principal = {
  kind: 'API_KEY',
  keyId: randomUUID(),
  organizationId: values.organization,
  scopes,
  mode: 'LIVE',
  locale: 'es',
};
console.log(JSON.stringify({ urls, principal: signPrincipal(principal, secrets.principalSecret, signedAt) }));
process.on('SIGTERM', () => process.exit(0));
