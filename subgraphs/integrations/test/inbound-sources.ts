import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { newConnection } from '../src/application/finish-connection.js';
import type { InboundScheme } from '../src/domain/inbound-source.js';
import { ana, organizationA, type World } from './world.js';

const create = `mutation ($input: CreateInboundSourceInput!) { createInboundSource(input: $input) {
  inboundSource { id url } secret userErrors { field code } } }`;
const save = `mutation ($input: SaveSigningSecretInput!) { saveSigningSecret(input: $input) {
  connection { id inboundScheme inboundSource { id url scheme secrets { lastFour expiresAt } } } userErrors { field code } } }`;

/** A source and what its sender knows. */
export interface NewSource {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

/** Stores a connection that counts as authorised with this access token; returns its id. */
export async function connectionTo(
  world: World,
  connector: string,
  { organizationId = organizationA, accessToken = 'token-1' } = {},
): Promise<string> {
  const { ids, clock, deps } = world;
  const id = ids.next();
  const facts = { organizationId, connector, name: connector, botIds: [] };
  const connection = newConnection(facts, { id, createdBy: null, now: clock.now() });
  const credential = await deps.sealing.seal(organizationId, id, JSON.stringify({ accessToken }));
  await deps.work.transact({ organizationId }, async ({ connections }) => connections.save({ connection, credential }));
  return id;
}

interface Saved {
  saveSigningSecret: {
    connection: { inboundSource: { id: string; url: string; secrets: { expiresAt: string | null }[] } | null } | null;
    userErrors: { field: string[]; code: string }[];
  };
}

/** What `saveSigningSecret` returns. */
export async function signingSecretOf(
  world: World,
  connectionId: string,
  { secret, principal = ana }: { readonly secret: string; readonly principal?: Principal },
) {
  const input = { connectionId: toGlobalId('connection', connectionId), secret };
  const told: unknown = await world.tell(principal, save, { input });
  return (told as Saved).saveSigningSecret;
}

interface Created {
  createInboundSource: { inboundSource: { id: string; url: string } | null; secret: string | null };
}

let sources = 0;

/** A new source of organization A: of a new connection where the scheme is a vendor's. */
export async function newSourceOf(world: World, scheme: InboundScheme): Promise<NewSource> {
  sources += 1;
  if (scheme === 'SLACK' || scheme === 'HUBSPOT') {
    const secret = `signing-secret-${sources}-0123456789abcdef`;
    const { connection } = await signingSecretOf(world, await connectionTo(world, scheme.toLowerCase()), { secret });
    if (!connection?.inboundSource) throw new Error('no source was made');
    return { ...connection.inboundSource, secret };
  }
  const told: unknown = await world.tell(ana, create, { input: { name: scheme, scheme } });
  const { inboundSource, secret } = (told as Created).createInboundSource;
  if (inboundSource === null || secret === null) throw new Error('no source was made');
  return { ...inboundSource, secret };
}
