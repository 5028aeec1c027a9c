// Our subgraphs, each behind HTTP, in one process beside the platform and on its databases: the subgraphs behind the peers' gateways.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Principal, Scope } from '../../packages/domain/principal/dist/index.js';
import { ownPlatform } from '../harness/own-platform.ts';

const { values } = parseArgs({
  options: { data: { type: 'string', default: '' }, organization: { type: 'string', default: '' } },
});
const { platform, secrets } = await ownPlatform(values.data);
const { serveSubgraph } = await import('../../packages/platform/service/dist/index.js');
const { createLog } = await import('../../packages/platform/subgraph/dist/index.js');
const { signPrincipal } = await import('../../packages/domain/principal/dist/index.js');
// Another gateway does not sign principals: it gets one signature, and the clock that checks its age does not move.
const signedAt = new Date();
const urls: Record<string, string> = {};
for (const [name, subgraph] of platform.subgraphs) {
  const served = await serveSubgraph(subgraph, {
    port: 0,
    principalSecret: secrets.principalSecret,
    log: createLog(name, 'warn'),
    now: () => signedAt,
  });
  urls[name] = served.url;
}
const scopes: Scope[] = ['bots:read', 'conversations:read', 'metrics:read', 'organization:read', 'billing:read'];
const principal: Principal = {
  kind: 'API_KEY',
  keyId: randomUUID(),
  organizationId: values.organization,
  scopes,
  mode: 'LIVE',
  locale: 'es',
};
console.log(JSON.stringify({ urls, principal: signPrincipal(principal, secrets.principalSecret, signedAt) }));
process.on('SIGTERM', () => process.exit(0));
