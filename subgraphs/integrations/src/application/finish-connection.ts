import { timingSafeEqual } from 'node:crypto';
import { DomainError, UserInputErrors } from '@tertulia/errors';
import type { UserPrincipal } from '@tertulia/principal';
import type { Connector } from '../connectors/connector.js';
import { freshHealth, type Connection } from '../domain/connection.js';
import { announce, emitConfiguration, emitState } from './connection-changes.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import {
  lastFourOf,
  readConnector,
  requirePlan,
  requireProvider,
  requireRoomForConnection,
} from './connection-input.js';
import { lockConnection, requireManagement } from './connection-policies.js';
import { OAuthFailure, type OAuthAttempt, type OAuthTokens, type StoredConnection } from './connection-ports.js';
import type { Stores } from './ports.js';
import { hashOf } from './start-connection.js';
import { textOfTokens } from './use-credential.js';

/** What a browser brings back from a provider. */
export interface ReturnFromProvider {
  readonly parameters: URLSearchParams;
  /** Secrets of the browser's cookies; null where there is none. */
  readonly sessionToken: string | null;
  readonly deviceToken: string | null;
}

/**
 * How the authorization ended.
 *
 * - `EXPIRED`: it took too long, was used already or was never started here.
 * - `NOT_YOURS`: somebody else started it, or in another browser or organization.
 * - `DENIED`: the person did not agree at the provider.
 * - `NOT_ALLOWED`: the person may not do this any more, or the plan does not include it.
 * - `FAILED`: the provider gave no usable tokens.
 */
export type ReturnOutcome =
  | { readonly kind: 'CONNECTED'; readonly connectionId: string }
  | { readonly kind: 'EXPIRED' | 'NOT_YOURS' | 'DENIED' | 'NOT_ALLOWED' | 'FAILED' };

/** 43 characters: 256 bits in base64url. */
const statePattern = /^[\w-]{43}$/;
const onceOnly = ['state', 'code', 'error', 'iss'];

/**
 * Finishes an authorization: exchanges the code and stores the connection. A state counts once, whatever comes of it.
 * @throws DomainError SUBGRAPH_UNAVAILABLE, DATABASE_UNAVAILABLE
 */
export async function finishConnection(
  deps: ConnectionsDependencies,
  request: ReturnFromProvider,
): Promise<ReturnOutcome> {
  const { parameters } = request;
  const state = parameters.get('state') ?? '';
  const isRepeated = onceOnly.some((name) => parameters.getAll(name).length > 1);
  if (isRepeated || !statePattern.test(state)) return { kind: 'EXPIRED' };
  const user = request.sessionToken === null ? null : await deps.sessions.find(request.sessionToken);
  const attempt = await deps.work.transact({ platform: 'return from a provider' }, async ({ attempts }) =>
    attempts.take(hashOf(state)),
  );
  if (attempt === null || attempt.expiresAt <= deps.clock.now()) return { kind: 'EXPIRED' };
  if (user === null || !isOwnAttempt(attempt, user, request.deviceToken)) return { kind: 'NOT_YOURS' };
  if (parameters.get('error') === 'access_denied') return { kind: 'DENIED' };
  return complete(deps, { attempt, user, parameters, state });
}

function isOwnAttempt(attempt: OAuthAttempt, user: UserPrincipal, deviceToken: string | null): boolean {
  const { userId, sessionId, organizationId, browserHash } = attempt;
  if (user.userId !== userId || user.sessionId !== sessionId || user.organizationId !== organizationId) return false;
  return deviceToken !== null && timingSafeEqual(Buffer.from(hashOf(deviceToken)), Buffer.from(browserHash));
}

interface Returned {
  readonly attempt: OAuthAttempt;
  readonly user: UserPrincipal;
  readonly parameters: URLSearchParams;
  readonly state: string;
}

async function complete(deps: ConnectionsDependencies, returned: Returned): Promise<ReturnOutcome> {
  const { attempt, user, parameters, state } = returned;
  const { organizationId } = attempt;
  try {
    const connector = await readConnector(deps, organizationId, attempt.connector);
    const provider = requireProvider(deps, connector);
    requireManagement(user, attempt.botIds);
    const verifier = await deps.sealing.open(organizationId, attempt.id, attempt.verifier);
    const tokens = await deps.oauth.exchange(organizationId, provider, { parameters, state, verifier });
    const connection = await connected(deps, returned, { connector, tokens });
    announce(deps.feed, connection);
    return { kind: 'CONNECTED', connectionId: connection.id };
  } catch (error) {
    if (error instanceof OAuthFailure) return { kind: 'FAILED' };
    const isRefusal = error instanceof UserInputErrors || (error instanceof DomainError && error.kind !== 'FAULT');
    if (isRefusal) return { kind: 'NOT_ALLOWED' };
    throw error;
  }
}

interface Gained {
  readonly connector: Connector;
  readonly tokens: OAuthTokens;
}

async function connected(
  deps: ConnectionsDependencies,
  { attempt, user }: Returned,
  { connector, tokens }: Gained,
): Promise<Connection> {
  const { organizationId } = attempt;
  const id = attempt.connectionId ?? deps.ids.next();
  const { accessToken } = tokens;
  const { name, version: connectorVersion } = connector;
  const fields = { id, connector: name, connectorVersion, botIds: null, fields: {} };
  const accountLabel = await deps.probe.accountLabel(organizationId, {
    ...{ connection: fields, secret: { accessToken }, revision: 1 },
  });
  const credential = await deps.sealing.seal(organizationId, id, textOfTokens(tokens));
  const gained = { connectorVersion, accountLabel, expiresAt: tokens.expiresAt, lastFour: lastFourOf({ accessToken }) };
  return deps.work.transact({ organizationId }, async (stores) => {
    await requirePlan(deps, stores, { organizationId, connector });
    const before =
      attempt.connectionId === null
        ? null
        : await lockConnection(stores, user, { organizationId, connectionId: attempt.connectionId });
    if (before === null) await requireRoomForConnection(stores, organizationId);
    const now = deps.clock.now();
    const base = before?.connection ?? newConnection(attempt, { id, createdBy: user.userId, now });
    const after = { ...base, ...gained, ...freshHealth(now), revision: base.revision + 1, updatedAt: now };
    await store(deps, stores, { before: before?.connection ?? null, after: { connection: after, credential } });
    return after;
  });
}

/** A connection before it has a credential. */
export function newConnection(
  { organizationId, connector, name, botIds }: Pick<Connection, 'organizationId' | 'connector' | 'name' | 'botIds'>,
  { id, createdBy, now }: { readonly id: string; readonly createdBy: string | null; readonly now: Date },
): Connection {
  return {
    ...{ id, organizationId, connector, connectorVersion: 1, name, accountLabel: null, botIds, settings: {} },
    ...freshHealth(now),
    ...{ lastFour: null, revision: 0, expiresAt: null, createdBy, createdAt: now, updatedAt: now },
  };
}

/** Saves a new or changed connection with its events. */
export async function store(
  deps: ConnectionsDependencies,
  stores: Stores,
  { before, after }: { readonly before: Connection | null; readonly after: StoredConnection },
): Promise<void> {
  const { connection } = after;
  await stores.connections.save(after);
  await emitState(deps, stores, { before, after: connection });
  await emitConfiguration(deps, stores, { connection, change: before === null ? 'CREATED' : 'UPDATED' });
}
