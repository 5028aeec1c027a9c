import type { Entitlements } from '@tertulia/plan-limits';
import type { CredentialRevocation } from '@tertulia/principal';
import type { EventSink, PageRequest } from '@tertulia/use-case';
import type { AccountMail } from '../domain/account-mail.js';
import type { ApiKey } from '../domain/api-key.js';
import type { ScheduledDeletion } from '../domain/deletion.js';
import type { AuditEntry } from '../domain/audit-entry.js';
import type { Invitation } from '../domain/invitation.js';
import type { Membership, RoleGrant } from '../domain/membership.js';
import type { Organization, OrganizationDeletion } from '../domain/organization.js';
import type { Session } from '../domain/session.js';
import type { AttemptSeries } from '../domain/password-attempts.js';
import type { User } from '../domain/user.js';
import type { MailedSecretStore, PendingSignUpStore } from './mailed-secret-stores.js';

/** Hashes passwords. Slow on purpose: never call it inside a transaction. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Without a stored hash it does the same work and returns false: an unknown e-mail takes as long as a known one. */
  verify(storedHash: string | null, password: string): Promise<boolean>;
}

/** Random secrets. */
export interface SecretSource {
  /** 256 bits as 43 URL-safe characters. */
  nextToken(): string;
  /** Six digits, to be typed. */
  nextCode(): string;
}

/** Hashes mailed codes with a key that the database does not hold: there are only a million of them. */
export interface CodeHasher {
  /** `subject` says for whom and for what the code is; the code of another subject has another hash. */
  hash(subject: string, code: string): string;
  /** In the same time for every code. */
  matches(hash: string, subject: string, code: string): boolean;
}

/** Seals a mail for the service that sends it: nobody else can read it. */
export interface MailSealer {
  seal(mailId: string, mail: AccountMail): string;
}

/** Pages of the portal; their host comes from the settings, never from a request. */
export interface PortalLinks {
  invitation(token: string): string;
  verifyEmail(code: string): string;
  confirmEmail(code: string): string;
  resetPassword(token: string): string;
  /** Where a reset link is requested. */
  forgotPassword(): string;
  /** Where a person ends the own sessions. */
  sessions(): string;
}

/** User accounts. */
export interface UserStore {
  findByIds(ids: readonly string[]): Promise<User[]>;
  /** The users among these who belong to the organization. */
  findMembers(organizationId: string, ids: readonly string[]): Promise<User[]>;
  findByEmail(email: string): Promise<User | null>;
  /** Locks the e-mail against concurrent creation of accounts until the end of the transaction. */
  lockEmail(email: string): Promise<void>;
  insert(user: User): Promise<void>;
  update(
    id: string,
    change: Partial<
      Pick<
        User,
        | 'name'
        | 'locale'
        | 'email'
        | 'emailVerifiedAt'
        | 'passwordHash'
        | 'isSuperAdmin'
        | 'firstSteps'
        | 'silencedInsights'
      >
    >,
  ): Promise<void>;
  /** Schedules or cancels the deletion of the account. */
  scheduleDeletion(id: string, deletion: ScheduledDeletion | null): Promise<void>;
  /** Accounts whose undo time is over. */
  idsDue(now: Date): Promise<string[]>;
  /** The users among these that were created for the demo and have no membership left. */
  demoUsersWithoutMembership(ids: readonly string[]): Promise<string[]>;
  /** Deletes accounts with their sessions. */
  delete(ids: readonly string[]): Promise<void>;
}

/** Organizations. */
export interface OrganizationStore {
  findByIds(ids: readonly string[]): Promise<Organization[]>;
  /** True if another organization has the slug; in both cases locks the slug for this transaction. */
  isSlugTaken(slug: string): Promise<boolean>;
  /** Locks the organization until the end of the transaction; false if it does not exist. */
  lock(id: string): Promise<boolean>;
  insert(organization: Organization): Promise<void>;
  update(
    id: string,
    change: Partial<Pick<Organization, 'name' | 'country' | 'timeZone' | 'currency' | 'locale'>>,
  ): Promise<void>;
  /** Schedules or cancels the deletion of the organization; while it is scheduled, its API keys are refused. */
  scheduleDeletion(id: string, deletion: OrganizationDeletion | null): Promise<void>;
  /** Organizations whose undo time is over. */
  idsDue(now: Date): Promise<string[]>;
  /** Deletes the organization with its members, invitations, keys and audit entries; its end is published again at `repeatAt`. */
  delete(id: string, repeatAt: Date): Promise<void>;
  /** Ended organizations whose end is to be published again now; each is returned once. */
  claimDueRepeats(now: Date): Promise<string[]>;
}

/** Memberships. */
export interface MembershipStore {
  find(organizationId: string, id: string): Promise<Membership | null>;
  findOfUser(organizationId: string, userId: string): Promise<Membership | null>;
  /** All memberships of these users, in any organization within the scope. */
  findByUsers(userIds: readonly string[]): Promise<Membership[]>;
  /** By time of joining, oldest first. */
  page(organizationId: string, page: PageRequest): Promise<Membership[]>;
  count(organizationId: string): Promise<number>;
  /** The number of other administrators who did not request the deletion of their account. */
  countOtherAdmins(organizationId: string, userId: string): Promise<number>;
  userIds(organizationId: string): Promise<string[]>;
  insert(membership: Membership): Promise<void>;
  changeRole(organizationId: string, id: string, grant: RoleGrant): Promise<void>;
  /** Records that the user works there now. */
  noteSeen(id: string, now: Date): Promise<void>;
  delete(organizationId: string, id: string): Promise<void>;
}

/** Invitations. */
export interface InvitationStore {
  /** Open ones, newest first. */
  listOpen(organizationId: string, now: Date): Promise<Invitation[]>;
  find(organizationId: string, id: string): Promise<Invitation | null>;
  /** By the token of its link or of its mail. */
  findByTokenHash(tokenHash: string): Promise<Invitation | null>;
  /** When the invitations of an e-mail since then were mailed, oldest first. */
  mailedSince(invitee: { organizationId: string; email: string }, time: Date): Promise<Date[]>;
  insert(invitation: Invitation): Promise<void>;
  /** False if it was already used, revoked or expired: a link works once, also with concurrent calls. */
  accept(id: string, now: Date): Promise<boolean>;
  /** False if it was not open. */
  revoke(organizationId: string, id: string, now: Date): Promise<boolean>;
  /** Revokes the open invitations of an e-mail. */
  revokeOpenFor(invitee: { organizationId: string; email: string }, now: Date): Promise<void>;
}

/** API keys. */
export interface ApiKeyStore {
  /** Newest first, revoked ones too. */
  list(organizationId: string): Promise<ApiKey[]>;
  /** The number of usable keys: neither revoked nor expired. */
  countLiving(organizationId: string, now: Date): Promise<number>;
  find(organizationId: string, id: string): Promise<ApiKey | null>;
  insert(key: ApiKey): Promise<void>;
  revoke(organizationId: string, id: string, now: Date): Promise<void>;
}

/** Limits of the plan, copied from billing's events. */
export interface EntitlementStore {
  /** Null until the first event has arrived. */
  of(organizationId: string): Promise<Entitlements | null>;
  save(organizationId: string, entitlements: Entitlements): Promise<void>;
}

/** Sessions: signed-in browsers. */
export interface SessionStore {
  /** Active ones, last seen first. */
  listLiving(userId: string, now: Date): Promise<Session[]>;
  insert(session: Session): Promise<void>;
  moveTo(id: string, organizationId: string): Promise<void>;
  /** Ends active sessions of a user, all or the given one, except `exceptId`; returns those that it ended. */
  end(which: SessionsToEnd, now: Date): Promise<EndedSession[]>;
  /** Ends sessions that have expired, at most `limit` of all users, each at the time of its expiry; returns those that it ended. */
  endExpired(now: Date, limit: number): Promise<(EndedSession & Pick<Session, 'userId'>)[]>;
  /** Deletes sessions that ended or expired before the given time; returns their number. */
  deleteEndedBefore(time: Date): Promise<number>;
}

/** The sessions of a user that are to end. */
export interface SessionsToEnd {
  readonly userId: string;
  readonly onlyId?: string;
  readonly exceptId?: string;
}

/** A session that ended, with the organization in which it worked. */
export type EndedSession = Pick<Session, 'id' | 'organizationId'>;

/** Counted attempts: of passwords by account and origin, of mails by kind and account or address. */
export interface AttemptStore {
  /** Reads and locks the series until the end of the transaction, so that parallel guesses run one after the other. */
  hold(keyHash: string): Promise<AttemptSeries | null>;
  save(keyHash: string, series: AttemptSeries): Promise<void>;
  forget(keyHash: string): Promise<void>;
  deleteStartedBefore(time: Date): Promise<number>;
}

/** Known browsers, by the SHA-256 of the token that each received at sign-in. */
export interface DeviceStore {
  /** True if the account has signed in from any browser that is still known. */
  hasAny(userId: string): Promise<boolean>;
  isKnown(userId: string, tokenHash: string): Promise<boolean>;
  remember(userId: string, tokenHash: string, now: Date): Promise<void>;
  deleteOthers(userId: string, exceptHash: string | null): Promise<void>;
  /** Deletes browsers without a sign-in since then; returns their number. */
  deleteUnseenSince(time: Date): Promise<number>;
}

/** The append-only audit trail of the organization: changes, and data that left. */
export interface AuditTrail {
  append(entry: AuditEntry): Promise<void>;
  /** Replaces an e-mail by `name`, in every organization within the scope. */
  rename(email: string, name: string): Promise<void>;
  /** Newest first. */
  page(organizationId: string, page: PageRequest): Promise<AuditEntry[]>;
  count(organizationId: string): Promise<number>;
}

/** Looks up the bearer of a credential in one query. */
export interface CredentialStore {
  findSession(tokenHash: string, now: Date): Promise<SessionBearer | null>;
  findApiKey(keyHash: string, now: Date): Promise<ApiKeyBearer | null>;
  /** Records that the session was seen and extends it; also records it in the membership of its organization. */
  touchSession(bearer: SessionBearer, times: { now: Date; expiresAt: Date }): Promise<void>;
  touchApiKey(keyId: string, now: Date): Promise<void>;
}

/** An active session with its user and the membership in its current organization, if that still exists. */
export interface SessionBearer {
  readonly sessionId: string;
  readonly userId: string;
  readonly locale: User['locale'];
  readonly isSuperAdmin: boolean;
  readonly isEmailVerified: boolean;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly membership: Pick<Membership, 'id' | 'organizationId' | 'role' | 'botIds'> | null;
}

/** A usable API key. */
export interface ApiKeyBearer {
  readonly key: Pick<ApiKey, 'id' | 'organizationId' | 'mode' | 'scopes' | 'lastUsedAt' | 'expiresAt'>;
  readonly locale: Organization['locale'];
}

/** The bearer of a credential, as read from the stores. */
export type Bearer =
  | { readonly kind: 'SESSION'; readonly session: SessionBearer }
  | { readonly kind: 'API_KEY'; readonly apiKey: ApiKeyBearer };

/** What the credential cache returns. */
export interface RememberedCredential {
  /** Null if not cached: read the stores. */
  readonly bearer: Bearer | null;
  /** Permits to cache what is read from the stores from now on; null if caching is not possible at present. */
  readonly ticket: string | null;
}

/**
 * Caches the bearers of credentials for all replicas, for at most half a minute. A miss is always correct, because the
 * stores are authoritative. No call rejects: an unreachable cache behaves as an empty one.
 */
export interface CredentialCache {
  find(tokenHash: string): Promise<RememberedCredential>;
  /** Caches what was read after the ticket was issued; refused if a revocation since then applies to it. */
  keep(tokenHash: string, bearer: Bearer, ticket: string): Promise<void>;
  /**
   * Evicts everything that the revocation applies to, including reads in progress. A revocation that cannot be
   * published now is published as soon as possible; until then this process caches nothing.
   */
  revoke(revocation: CredentialRevocation): Promise<void>;
}

/** All stores of one unit of work. */
export interface Stores {
  readonly users: UserStore;
  readonly organizations: OrganizationStore;
  readonly memberships: MembershipStore;
  readonly invitations: InvitationStore;
  readonly apiKeys: ApiKeyStore;
  readonly sessions: SessionStore;
  readonly entitlements: EntitlementStore;
  readonly attempts: AttemptStore;
  readonly devices: DeviceStore;
  readonly mailedSecrets: MailedSecretStore;
  readonly pendingSignUps: PendingSignUpStore;
  readonly audit: AuditTrail;
  readonly credentials: CredentialStore;
  readonly events: EventSink;
}
