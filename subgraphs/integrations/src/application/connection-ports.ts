import type { ReadChannels } from './channel-ports.js';
import type { Entitlements } from '@tertulia/plan-limits';
import type { Principal } from '@tertulia/principal';
import type { NewsStream } from '@tertulia/streams';
import type { PageRequest } from '@tertulia/use-case';
import type { ConnectorAuth } from '../connectors/connector.js';
import type { Connection } from '../domain/connection.js';
import type { RunContents } from '../domain/run-contents.js';
import type { ConnectionOutcome, Credentials } from './credentials.js';
import type { CustomConnectorStore } from './custom-connector-ports.js';

/** A sealed text as it is stored: the id of the organization's key, and the encrypted text. */
export interface Sealed {
  readonly keyId: string;
  readonly data: string;
}

/** Encrypts secrets with a key of the organization. A sealed text opens only for the organization and the row it was sealed for. */
export interface Sealing {
  /** Call it before a transaction, not inside one: it reads the key on a connection of its own. */
  seal(organizationId: string, rowId: string, text: string): Promise<Sealed>;
  /** @throws Error when it was sealed for another row, was changed, or its key is gone */
  open(organizationId: string, rowId: string, sealed: Sealed): Promise<string>;
}

/** The key of an organization, encrypted with the master key of that id. */
export interface WrappedKey {
  readonly id: string;
  readonly organizationId: string;
  readonly masterKeyId: string;
  readonly wrappedKey: string;
  readonly createdAt: Date;
}

export interface OrganizationKeyStore {
  of(organizationId: string): Promise<WrappedKey | null>;
  /** Does nothing if the organization has a key already. */
  addIfMissing(key: WrappedKey): Promise<void>;
  /** Keys of all organizations, by id, that another master key encrypts; needs platform scope. */
  wrappedByOthers(masterKeyId: string, limit: number): Promise<WrappedKey[]>;
  rewrap(key: WrappedKey): Promise<void>;
  /** Without its key, no copy of a secret can be opened. */
  delete(organizationId: string): Promise<void>;
}

/** A connection with its sealed secret, as it is stored. */
export interface StoredConnection {
  readonly connection: Connection;
  /** Null for a connector that needs no secret. */
  readonly credential: Sealed | null;
}

/** Stores return only rows of the tenant in scope. Every call also names the organization. */
export interface ConnectionStore {
  byIds(organizationId: string, ids: readonly string[]): Promise<Connection[]>;
  withCredential(organizationId: string, id: string): Promise<StoredConnection | null>;
  /** Newest first. `botIds` are the bots that the caller may see; null for all. */
  list(organizationId: string, botIds: readonly string[] | null, page: PageRequest): Promise<Connection[]>;
  count(organizationId: string, botIds: readonly string[] | null): Promise<number>;
  /** Connections that at least one of these bots may use, newest first. */
  ofBots(organizationId: string, botIds: readonly string[]): Promise<Connection[]>;
  all(organizationId: string): Promise<Connection[]>;
  /** How many connections of the organization use each of these connectors. */
  countUses(organizationId: string, connectors: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Whether a connection of any organization uses the connector; needs platform scope. */
  isUsed(connector: string): Promise<boolean>;
  /** Locks the creation of connections in the organization until the transaction ends; returns their number. */
  lockAndCount(organizationId: string): Promise<number>;
  /** Locks the connection until the transaction ends. */
  lock(organizationId: string, id: string): Promise<StoredConnection | null>;
  save(stored: StoredConnection): Promise<void>;
  delete(organizationId: string, id: string): Promise<void>;
  /** Takes the right to renew this revision's token for some time; false while another process has it. */
  takeLease(lease: RenewalLease): Promise<boolean>;
  /** Ends a lease early. */
  releaseLease(lease: Pick<RenewalLease, 'organizationId' | 'connectionId' | 'leaseId'>): Promise<void>;
  /** Whether any organization has a connection of that connector to that account; needs platform scope. */
  hasAccount(connector: string, accountLabel: string | null): Promise<boolean>;
  /** Connections of all organizations that have been in error since before that time; needs platform scope. */
  failingSince(before: Date, limit: number): Promise<Connection[]>;
}

/** The right of one process to renew the token of a connection. */
export interface RenewalLease {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly leaseId: string;
  /** The revision whose token is renewed: a lease on an older one is refused. */
  readonly revision: number;
  readonly durationMs: number;
}

/** An authorization that a person has started at a provider. */
export interface OAuthAttempt {
  readonly id: string;
  readonly organizationId: string;
  readonly stateHash: string;
  readonly userId: string;
  readonly sessionId: string;
  /** Hash of the secret cookie of the browser. */
  readonly browserHash: string;
  readonly connector: string;
  /** The connection to authorise again; null for a new one. */
  readonly connectionId: string | null;
  readonly name: string;
  readonly botIds: readonly string[];
  readonly verifier: Sealed;
  readonly expiresAt: Date;
}

export interface OAuthAttemptStore {
  add(attempt: OAuthAttempt): Promise<void>;
  /** Removes and returns it, so that it is used once; needs platform scope. */
  take(stateHash: string): Promise<OAuthAttempt | null>;
  /** Removes attempts of all organizations; needs platform scope. */
  deleteExpired(now: Date): Promise<void>;
}

/** What is shown of one call through a connection. */
export interface ConnectionRun {
  readonly id: string;
  readonly connectionId: string;
  readonly botId: string;
  readonly conversationId: string;
  readonly kind: string;
  readonly action: string | null;
  readonly status: string;
  readonly code: string | null;
  readonly httpStatus: number | null;
  readonly attempts: number;
  readonly startedAt: Date;
  readonly durationMs: number | null;
}

/** What a call sent and what came back. */
export interface StoredContents extends RunContents {
  readonly runId: string;
  readonly botId: string;
}

/** Calls of one connection that started in one hour. */
export interface HourOfRuns {
  readonly connectionId: string;
  readonly hour: Date;
  readonly succeeded: number;
  readonly failed: number;
}

export interface RunStore {
  ofConnection(organizationId: string, connectionId: string, page: PageRequest): Promise<ConnectionRun[]>;
  countOfConnection(organizationId: string, connectionId: string): Promise<number>;
  /** One of the calls of a connection. */
  find(organizationId: string, connectionId: string, id: string): Promise<ConnectionRun | null>;
  contents(organizationId: string, ids: readonly string[]): Promise<StoredContents[]>;
  /** Removes what the calls of a conversation sent and what came back, and ends those that are still to be made. */
  forgetConversation(organizationId: string, conversationId: string, now: Date): Promise<void>;
  /** Hours with at least one call. */
  hours(organizationId: string, connectionIds: readonly string[], since: Date): Promise<HourOfRuns[]>;
  /** Makes the waiting runs of a connection due at once. */
  hasten(organizationId: string, connectionId: string, now: Date): Promise<void>;
  /** Removes runs of all organizations; needs platform scope. */
  deleteBefore(time: Date): Promise<void>;
}

/** The organization's plan, from billing's latest event. */
export interface EntitlementStore {
  of(organizationId: string): Promise<Entitlements | null>;
  save(organizationId: string, entitlements: Entitlements): Promise<void>;
}

export interface ConnectionStores {
  readonly organizationKeys: OrganizationKeyStore;
  readonly connections: ConnectionStore;
  readonly customConnectors: CustomConnectorStore;
  readonly attempts: OAuthAttemptStore;
  readonly runs: RunStore;
  readonly entitlements: EntitlementStore;
}

/** A connection with its opened secret. */
export type UsableCredential = Awaited<ReturnType<Credentials['use']>>;

/** Asks the other side about a credential. */
export interface ConnectionProbe {
  /** Whether the credential works. Never throws. */
  test(organizationId: string, usable: UsableCredential): Promise<ConnectionTest>;
  /** Readable name of the account; null where the other side does not say. Never throws. */
  accountLabel(organizationId: string, usable: UsableCredential): Promise<string | null>;
  /** The channels that a message may name, or why they cannot be read. */
  channels(organizationId: string, usable: UsableCredential): Promise<ReadChannels>;
}

/** The response of the other side to a test. */
export interface ConnectionTest {
  readonly outcome: ConnectionOutcome;
  /** HTTP status, where there is one. */
  readonly httpStatus: number | null;
  readonly durationMs: number;
}

/** Tokens of a provider. `expiresAt` is null for tokens that do not expire. */
export interface OAuthTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresAt: Date | null;
}

/** Tokens that are not used any more. */
export type RevokedTokens = Pick<OAuthTokens, 'accessToken' | 'refreshToken'>;

/** An authorization request: where to send the person, and what to store until the person returns. */
export interface AuthorizationRequest {
  readonly url: string;
  readonly state: string;
  readonly verifier: string;
}

/**
 * Why a provider gave no tokens. `GRANT_REVOKED`: it does not accept the code or the refresh token any more. `REFUSED`: it does not accept
 * the platform, or its response makes no sense. The others may pass.
 */
export type OAuthFailureReason = 'GRANT_REVOKED' | 'REFUSED' | 'OUTAGE' | 'LIMITED';

/** Carries no detail of the provider's response, which may contain secrets. */
export class OAuthFailure extends Error {
  override readonly name = 'OAuthFailure';

  constructor(readonly reason: OAuthFailureReason) {
    super(reason);
  }
}

/** How a connector is authorised at its provider. */
export type OAuthProvider = Extract<ConnectorAuth, { kind: 'OAUTH' }>;

/** The platform as a client of OAuth providers. */
export interface OAuthClient {
  /** Whether the operator has registered the platform with the provider. */
  isSetUp(provider: OAuthProvider): boolean;
  authorizationRequest(provider: OAuthProvider): Promise<AuthorizationRequest>;
  /** @throws OAuthFailure */
  exchange(organizationId: string, provider: OAuthProvider, grant: AuthorizationGrant): Promise<OAuthTokens>;
  /** `refreshToken` of the result is null if the old one stays valid. @throws OAuthFailure */
  refresh(organizationId: string, provider: OAuthProvider, refreshToken: string): Promise<OAuthTokens>;
  /** Resolves when the tokens do not work any more, also if they did not before. @throws OAuthFailure */
  revoke(organizationId: string, provider: OAuthProvider, tokens: RevokedTokens): Promise<void>;
}

/** What a provider sent back with the person, and the stored verifier. */
export interface AuthorizationGrant {
  readonly parameters: URLSearchParams;
  readonly state: string;
  readonly verifier: string;
}

/** Who is signed in at a browser. */
export interface Sessions {
  /** The person of a session's secret; null if it is unknown or ended. @throws DomainError SUBGRAPH_UNAVAILABLE */
  find(token: string): Promise<Extract<Principal, { kind: 'USER' }> | null>;
}

/** The caller of another subgraph. */
export interface Asker {
  readonly principal: Principal;
  readonly requestId: string;
}

/** The bots of the platform. */
export interface BotDirectory {
  /** Those of these ids that exist for the caller. @throws DomainError SUBGRAPH_UNAVAILABLE */
  existing(asker: Asker, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What subscribers receive: enough to load the rest. JSON-safe. */
export interface ConnectionNews {
  readonly connectionId: string;
  readonly botIds: readonly string[];
  readonly isDeleted: boolean;
}

/** Notifies subscribers of changes; called after the commit. */
export interface ConnectionFeed {
  changed(organizationId: string, news: ConnectionNews): void;
  follow(organizationId: string): NewsStream<ConnectionNews>;
}
