import { Readable } from 'node:stream';
import { subgraph as integrations } from '@tertulia/integrations';
import type { UserPrincipal } from '@tertulia/principal';
import { ask, type DemoTools } from './ask.js';
import type { DemoSource } from './organizations.js';

const hourMs = 3_600_000;
/** Between two calls. */
const everyMs = 21 * hourMs;

/** Adds a source that was called now and then, by the route that external systems use. */
export async function addSource(
  tools: DemoTools,
  admin: UserPrincipal,
  { source, now }: { source: DemoSource; now: Date },
): Promise<void> {
  const { name, calls } = source;
  const opening = now.getTime() - (calls.length + 1) * everyMs;
  const { url, secret } = await tools.clock.at({ now: new Date(opening) }, async () => create(tools, admin, name));
  for (const [index, call] of calls.entries()) {
    const at = new Date(opening + (index + 1) * everyMs);
    const status = await tools.clock.at({ now: at }, async () => callSource(tools, { url, secret, call }));
    if (status !== 200) throw new Error(`the source of the demo responded ${status}`);
  }
}

async function create(tools: DemoTools, admin: UserPrincipal, name: string) {
  const { createInboundSource: made } = await ask<{
    createInboundSource: {
      inboundSource: { url: string } | null;
      secret: string | null;
      userErrors: { message: string }[];
    };
  }>(tools, admin, {
    subgraph: 'integrations',
    query: `mutation ($input: CreateInboundSourceInput!) { createInboundSource(input: $input) {
      inboundSource { url } secret userErrors { message } } }`,
    variables: { input: { name, scheme: 'BEARER' } },
  });
  if (made.inboundSource === null || made.secret === null) {
    throw new Error(`the demo has no source: ${made.userErrors[0]?.message}`);
  }
  return { url: made.inboundSource.url, secret: made.secret };
}

async function callSource(
  { platform }: DemoTools,
  { url, secret, call }: { url: string; secret: string; call: object },
): Promise<number | undefined> {
  const { pathname } = new URL(url);
  const route = platform.partOf(integrations).routes.find(({ path }) => pathname.startsWith(path));
  const response = await route?.handle({
    ...{
      method: 'POST',
      path: pathname,
      search: '',
      remoteAddress: '127.0.0.1',
      requestId: 'demo',
      body: Buffer.from(JSON.stringify(call)),
      content: Readable.from([]),
    },
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
  });
  return response?.status;
}
