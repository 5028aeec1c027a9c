import { DomainError } from '@tertulia/errors';
import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import { afterUse, needsRenewal, type Connection, type UseOutcome } from '../domain/connection.js';
import { announce, emitState } from './connection-changes.js';
import {
  OAuthFailure,
  type ConnectionFeed,
  type OAuthClient,
  type OAuthTokens,
  type Sealed,
  type Sealing,
  type StoredConnection,
  type UsableCredential,
} from './connection-ports.js';
import type { ConnectorDirectory } from './connector-directory.js';
import type { ConnectionOutcome, Credentials, ReportedUse } from './credentials.js';
import type { Stores } from './ports.js';

/** What credentials are built on. */
export interface CredentialParts {
  readonly work: UnitOfWork<Stores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly connectors: ConnectorDirectory;
  readonly sealing: Sealing;
  readonly oauth: OAuthClient;
  readonly feed: ConnectionFeed;
  /** Resolves after that many milliseconds. */
  pause(ms: number): Promise<void>;
}

/** Longer than a request to a provider may take; a process that dies meanwhile blocks nobody for longer. */
const leaseMs = 30_000;
const waitMaxMs = 40_000;
const pauseFirstMs = 50;
const pauseMaxMs = 500;

/** Secrets from the sealed rows. Access tokens are renewed by one process at a time, on a lease in the row. */
export class ConnectionCredentials implements Credentials {
  readonly #parts: CredentialParts;
  /** Renewals of this process, by connection: all callers wait for the same one. */
  readonly #renewals = new Map<string, Promise<StoredConnection>>();

  constructor(parts: CredentialParts) {
    this.#parts = parts;
  }

  async use(organizationId: string, connectionId: string): Promise<UsableCredential> {
    const stored = await this.#read(organizationId, connectionId);
    const isValid = !needsRenewal(stored.connection, this.#parts.clock.now());
    return this.#opened(isValid ? stored : await this.#renewed(stored.connection));
  }

  async reported(organizationId: string, connectionId: string, { outcome, revision }: ReportedUse): Promise<void> {
    const { work, clock } = this.#parts;
    const reach = { organizationId };
    const [connection] = await work.read(reach, async (stores) =>
      stores.connections.byIds(organizationId, [connectionId]),
    );
    if (connection === undefined) return;
    const use = useOutcomeOf(outcome, revision);
    if (use === null || afterUse(connection, use, clock.now()) === connection) return;
    await this.#apply(connection, use);
  }

  /** @throws DomainError NOT_FOUND, CONNECTION_SUSPENDED, CONNECTION_NEEDS_AUTHORIZATION */
  async #read(organizationId: string, connectionId: string): Promise<StoredConnection> {
    const reach = { organizationId };
    const stored = await this.#parts.work.read(reach, async (stores) =>
      stores.connections.withCredential(organizationId, connectionId),
    );
    if (stored === null) throw new DomainError('NOT_FOUND');
    return requireUsable(stored);
  }

  async #opened({ connection, credential }: StoredConnection): Promise<UsableCredential> {
    const { id, connector, connectorVersion, botIds, settings: fields, revision } = connection;
    const opened = credential === null ? {} : await this.#open(connection, credential);
    // The refresh token never leaves this place.
    const secret = Object.fromEntries(Object.entries(opened).filter(([name]) => name !== 'refreshToken'));
    const reach = botIds.length === 0 ? null : botIds;
    return { connection: { id, connector, connectorVersion, botIds: reach, fields }, secret, revision };
  }

  async #open(connection: Connection, credential: Sealed): Promise<Record<string, string>> {
    const text = await this.#parts.sealing.open(connection.organizationId, connection.id, credential);
    return JSON.parse(text) as Record<string, string>;
  }

  async #renewed({ id, organizationId }: Connection): Promise<StoredConnection> {
    const running = this.#renewals.get(id);
    if (running !== undefined) return running;
    const renewal = this.#renew(organizationId, id).finally(() => this.#renewals.delete(id));
    this.#renewals.set(id, renewal);
    return renewal;
  }

  /** Renews the token, or waits until another process has. Between its looks at the row it holds no database connection. */
  async #renew(organizationId: string, connectionId: string): Promise<StoredConnection> {
    const { work, ids, clock, pause } = this.#parts;
    let pauseMs = pauseFirstMs;
    for (let waitedMs = 0; waitedMs < waitMaxMs; waitedMs += pauseMs) {
      const stored = await this.#read(organizationId, connectionId);
      const { revision } = stored.connection;
      if (!needsRenewal(stored.connection, clock.now())) return stored;
      const lease = { organizationId, connectionId, leaseId: ids.next(), revision, durationMs: leaseMs };
      const isTaken = await work.transact({ organizationId }, async (stores) => stores.connections.takeLease(lease));
      if (isTaken) return this.#renewOnLease(stored, lease.leaseId);
      await pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, pauseMaxMs);
    }
    throw new DomainError('CONNECTION_UNAVAILABLE');
  }

  async #renewOnLease(stored: StoredConnection, leaseId: string): Promise<StoredConnection> {
    const { id: connectionId, organizationId } = stored.connection;
    try {
      return await this.#exchange(stored);
    } catch (error) {
      if (!(error instanceof OAuthFailure)) throw error;
      return await this.#afterFailure(stored, error);
    } finally {
      await this.#parts.work.transact({ organizationId }, async (stores) =>
        stores.connections.releaseLease({ organizationId, connectionId, leaseId }),
      );
    }
  }

  async #exchange(stored: StoredConnection): Promise<StoredConnection> {
    const { connection, credential } = stored;
    const { connectors, oauth } = this.#parts;
    const { organizationId, connector, connectorVersion } = connection;
    const auth = (await connectors.find(organizationId, connector, connectorVersion))?.auth;
    const refreshToken = credential === null ? undefined : (await this.#open(connection, credential))['refreshToken'];
    if (auth?.kind !== 'OAUTH') throw new OAuthFailure('REFUSED');
    if (refreshToken === undefined) throw new OAuthFailure('GRANT_REVOKED');
    const tokens = await oauth.refresh(organizationId, auth, refreshToken);
    return this.#store(stored, { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken });
  }

  async #store({ connection: before }: StoredConnection, tokens: OAuthTokens): Promise<StoredConnection> {
    const { work, sealing, clock } = this.#parts;
    const { id, organizationId } = before;
    const credential = await sealing.seal(organizationId, id, textOfTokens(tokens));
    return work.transact({ organizationId }, async ({ connections }) => {
      const present = await connections.lock(organizationId, id);
      if (present === null) throw new DomainError('NOT_FOUND');
      // A person has authorised it again meanwhile: that credential is newer than ours.
      if (present.connection.revision !== before.revision) return requireUsable(present);
      const revision = before.revision + 1;
      const renewed = { ...present.connection, revision, expiresAt: tokens.expiresAt, updatedAt: clock.now() };
      await connections.save({ connection: renewed, credential });
      return { connection: renewed, credential };
    });
  }

  /** A token that is still valid is used although it could not be renewed. */
  async #afterFailure(stored: StoredConnection, { reason }: OAuthFailure): Promise<StoredConnection> {
    const { connection } = stored;
    const { revision, expiresAt } = connection;
    const isStillValid = expiresAt !== null && expiresAt > this.#parts.clock.now();
    if (isStillValid && reason !== 'GRANT_REVOKED') return stored;
    await this.#apply(
      connection,
      reason === 'GRANT_REVOKED'
        ? { kind: 'REJECTED', revision, reason }
        : { kind: 'OUTAGE', reason: reason === 'LIMITED' ? 'LIMITED' : 'OUTAGE' },
    );
    throw new DomainError(reason === 'GRANT_REVOKED' ? 'CONNECTION_NEEDS_AUTHORIZATION' : 'CONNECTION_UNAVAILABLE');
  }

  async #apply({ id, organizationId }: Connection, outcome: UseOutcome): Promise<void> {
    const { work, clock, feed } = this.#parts;
    const changed = await work.transact({ organizationId }, async (stores) => {
      const stored = await stores.connections.lock(organizationId, id);
      if (stored === null) return null;
      const before = stored.connection;
      const after = afterUse(before, outcome, clock.now());
      if (after === before) return null;
      await stores.connections.save({ ...stored, connection: after });
      await emitState(this.#parts, stores, { before, after });
      return after.state === before.state ? null : after;
    });
    if (changed !== null) announce(feed, changed);
  }
}

/** The secret of a connection by OAuth, as it is sealed. */
export function textOfTokens({ accessToken, refreshToken }: OAuthTokens): string {
  return JSON.stringify({ accessToken, ...(refreshToken === null ? {} : { refreshToken }) });
}

function requireUsable(stored: StoredConnection): StoredConnection {
  const { state } = stored.connection;
  if (state === 'SUSPENDED') throw new DomainError('CONNECTION_SUSPENDED');
  if (state === 'REAUTHORIZE') throw new DomainError('CONNECTION_NEEDS_AUTHORIZATION');
  return stored;
}

/** Null for an outcome that says nothing about the connection. */
function useOutcomeOf(outcome: ConnectionOutcome, revision: number): UseOutcome | null {
  switch (outcome) {
    case 'DONE':
      return { kind: 'SUCCEEDED' };
    case 'AUTHENTICATION':
      return { kind: 'REJECTED', revision, reason: 'CREDENTIAL_REFUSED' };
    case 'LIMITED':
    case 'OUTAGE':
      return { kind: 'OUTAGE', reason: outcome };
    case 'REFUSED':
      return null;
  }
}
