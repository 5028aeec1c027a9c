import { DomainError, refuseInput, UserInputErrors, type UserInputError } from '@tertulia/errors';
import { readName } from '@tertulia/plain-names';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { ConnectorInbound } from '../connectors/connector.js';
import {
  isInboundSecret,
  isSignatureHeader,
  overlapMs,
  secretLengthMax,
  secretLengthMin,
  sourcesMax,
  type InboundScheme,
  type InboundSource,
} from '../domain/inbound-source.js';
import { lockConnection, requireManageable } from './connection-policies.js';
import type { InboundDependencies } from './inbound-dependencies.js';
import type { SealedInboundSecret, StoredInboundSource } from './inbound-ports.js';
import type { Stores } from './ports.js';

/** A source, and the text of its secret where the platform made it: it is returned only here. */
export interface MadeSource {
  readonly stored: StoredInboundSource;
  readonly secret: string | null;
}

export interface CreateSource {
  readonly name: string;
  readonly scheme: InboundScheme;
  /** For `HMAC_SHA256`; null for `x-signature-256`. */
  readonly header: string | null;
  /** The secret that the sender has already; null makes one. */
  readonly secret: string | null;
}

const nameMax = 80;
const headerDefault = 'x-signature-256';
/** Schemes of vendors belong to a connection. */
const vendorSchemes: ReadonlySet<InboundScheme> = new Set(['SLACK', 'HUBSPOT']);

/** Creates a source that belongs to no connection. @throws UserInputErrors, DomainError UNAUTHENTICATED, FORBIDDEN */
export async function createSource(
  deps: InboundDependencies,
  principal: Principal,
  input: CreateSource,
): Promise<MadeSource> {
  requirePermission(principal, 'webhooks.manage');
  const organizationId = requireOrganization(principal);
  const { name, header } = readSource(input);
  const { scheme } = input;
  const source = newSource(deps, { organizationId, connectionId: null, name, scheme, header });
  const made = await makeSecret(deps, source, input.secret);
  const stored = { source, secrets: [made.sealed] };
  await deps.work.transact({ organizationId }, async ({ inboundSources }) => {
    if ((await inboundSources.own(organizationId)).length >= sourcesMax) {
      throw new UserInputErrors([{ field: null, code: 'OUT_OF_RANGE', params: { max: sourcesMax } }]);
    }
    await inboundSources.add(stored);
  });
  return { stored, secret: made.text };
}

/** Replaces the secret of a source. The one before is accepted too for 24 hours. @throws UserInputErrors, DomainError NOT_FOUND */
export async function rotateSourceSecret(
  deps: InboundDependencies,
  principal: Principal,
  { sourceId, secret }: { readonly sourceId: string; readonly secret: string | null },
): Promise<MadeSource> {
  const organizationId = requireOrganization(principal);
  const found = await deps.work.read({ organizationId }, async (stores) =>
    requireSource(stores, principal, await stores.inboundSources.find(organizationId, sourceId)),
  );
  const made = await makeSecret(deps, found.source, secret);
  const stored = await deps.work.transact({ organizationId }, async (stores) => {
    const locked = await stores.inboundSources.lock(organizationId, sourceId);
    const source = await requireSource(stores, principal, locked);
    return addSecret(deps, stores, { stored: source, added: made.sealed });
  });
  return { stored, secret: made.text };
}

/** Deletes a source with its events; calls get 404 from then on. @throws DomainError NOT_FOUND */
export async function deleteSource(deps: InboundDependencies, principal: Principal, sourceId: string): Promise<string> {
  const organizationId = requireOrganization(principal);
  await deps.work.transact({ organizationId }, async (stores) => {
    await requireSource(stores, principal, await stores.inboundSources.lock(organizationId, sourceId));
    await stores.inboundSources.delete(organizationId, sourceId);
  });
  return sourceId;
}

/**
 * Stores the secret with which the system of a connection signs its calls, and makes the address that it calls.
 * @throws UserInputErrors INVALID_VALUE where that system does not call; DomainError NOT_FOUND
 */
export async function saveSigningSecret(
  deps: InboundDependencies,
  principal: Principal,
  { connectionId, secret }: { readonly connectionId: string; readonly secret: string },
): Promise<StoredInboundSource> {
  const organizationId = requireOrganization(principal);
  const { scheme, header = null } = await inboundOf(deps, principal, connectionId);
  const { sealed } = await makeSecret(deps, { organizationId, scheme }, secret);
  return deps.work.transact({ organizationId }, async (stores) => {
    const { connection } = await lockConnection(stores, principal, { organizationId, connectionId });
    const [present] = await stores.inboundSources.ofConnections(organizationId, [connectionId]);
    if (present !== undefined) return addSecret(deps, stores, { stored: present, added: sealed });
    const source = newSource(deps, { organizationId, connectionId, name: connection.name, scheme, header });
    const stored = { source, secrets: [sealed] };
    await stores.inboundSources.add(stored);
    return stored;
  });
}

/** How the system of a connection calls. @throws UserInputErrors INVALID_VALUE where it does not; DomainError NOT_FOUND */
async function inboundOf(
  { work, connectors }: InboundDependencies,
  principal: Principal,
  connectionId: string,
): Promise<ConnectorInbound> {
  const organizationId = requireOrganization(principal);
  const found = await work.read({ organizationId }, async (stores) =>
    stores.connections.withCredential(organizationId, connectionId),
  );
  const { connector, connectorVersion } = requireManageable(found, principal).connection;
  const declared = await connectors.find(organizationId, connector, connectorVersion);
  return declared?.inbound ?? refuse('connectionId', { code: 'INVALID_VALUE' });
}

/** A source that the caller may change: one of a connection as its connection. @throws DomainError NOT_FOUND, FORBIDDEN */
async function requireSource(
  stores: Stores,
  principal: Principal,
  found: StoredInboundSource | null,
): Promise<StoredInboundSource> {
  const connectionId = found?.source.connectionId ?? null;
  if (connectionId === null) requirePermission(principal, 'webhooks.manage');
  if (found === null) throw new DomainError('NOT_FOUND');
  const { organizationId } = found.source;
  if (connectionId !== null) await lockConnection(stores, principal, { organizationId, connectionId });
  return found;
}

function readSource({ name, scheme, header }: CreateSource): Pick<InboundSource, 'name' | 'header'> {
  const problems: UserInputError[] = [];
  const read = readName(name, nameMax);
  if (read.problem !== null) {
    const params = read.problem === 'TOO_LONG' ? { params: { max: nameMax } } : {};
    problems.push({ field: ['input', 'name'], code: read.problem, ...params });
  }
  if (vendorSchemes.has(scheme)) problems.push({ field: ['input', 'scheme'], code: 'INVALID_VALUE' });
  const wanted = (header ?? headerDefault).trim().toLowerCase();
  const isNamed = scheme === 'HMAC_SHA256';
  if (isNamed && !isSignatureHeader(wanted)) problems.push({ field: ['input', 'header'], code: 'INVALID_FORMAT' });
  refuseInput(problems);
  return { name: read.problem === null ? read.name : '', header: isNamed ? wanted : null };
}

type Facts = Pick<InboundSource, 'organizationId' | 'connectionId' | 'name' | 'scheme' | 'header'>;

function newSource({ ids, clock, inbound }: InboundDependencies, facts: Facts): InboundSource {
  const now = clock.now();
  return {
    ...{ id: ids.next(), publicId: inbound.newPublicId(), ...facts },
    ...{ createdAt: now, updatedAt: now, lastReceivedAt: null, lastRefusedAt: null },
  };
}

/** The given secret, or a new one, whose text is returned. Sealing reads on a connection of its own: before the transaction. */
async function makeSecret(
  { ids, clock, sealing, inbound }: InboundDependencies,
  { organizationId, scheme }: Pick<InboundSource, 'organizationId' | 'scheme'>,
  given: string | null,
): Promise<{ text: string | null; sealed: SealedInboundSecret }> {
  const text = given?.trim() ?? inbound.secrets.next(scheme);
  if (!isInboundSecret(scheme, text)) {
    const expected = `${scheme === 'STANDARD_WEBHOOKS' ? 'whsec_…, ' : ''}${secretLengthMin}–${secretLengthMax}`;
    refuse('secret', { code: 'INVALID_FORMAT', params: { expected } });
  }
  const id = ids.next();
  const sealed = await sealing.seal(organizationId, id, text);
  const secret = { id, lastFour: text.slice(-4), createdAt: clock.now(), expiresAt: null, sealed };
  return { text: given === null ? text : null, sealed: secret };
}

/** Those before are accepted for another day, and no longer than they were. */
async function addSecret(
  { clock }: InboundDependencies,
  { inboundSources }: Stores,
  { stored: present, added }: { readonly stored: StoredInboundSource; readonly added: SealedInboundSecret },
): Promise<StoredInboundSource> {
  const { source, secrets } = present;
  const now = clock.now();
  const until = new Date(now.getTime() + overlapMs);
  const kept = secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const before = kept.map((secret) => ({ ...secret, expiresAt: secret.expiresAt ?? until }));
  const stored = { source: { ...source, updatedAt: now }, secrets: [added, ...before] };
  await inboundSources.saveSecrets(stored);
  return stored;
}

function refuse(field: string, problem: Pick<UserInputError, 'code' | 'params'>): never {
  throw new UserInputErrors([{ field: ['input', field], ...problem }]);
}
