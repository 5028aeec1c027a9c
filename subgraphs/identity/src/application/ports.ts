import type { Entitlements } from '@tertulia/plan-limits';
import type { CredentialRevocation } from '@tertulia/principal';
import type { EventSink, PageRequest } from '@tertulia/use-case';
import type { ApiKey } from '../domain/api-key.js';
import type { ScheduledDeletion } from '../domain/deletion.js';
import type { AuditEntry } from '../domain/audit-entry.js';
import type { Invitation } from '../domain/invitation.js';
import type { Membership, RoleGrant } from '../domain/membership.js';
import type { Organization, OrganizationDeletion } from '../domain/organization.js';
import type { Session } from '../domain/session.js';
import type { AttemptSeries } from '../domain/password-attempts.js';
import type { User } from '../domain/user.js';

/** Turns passwords into what may be stored. Slow on purpose: never call it inside a transaction. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Without a stored hash it does the same work and answers false: an unknown e-mail takes as long as a known one. */
  verify(storedHash: string | null, password: string): Promise<boolean>;
}

/** Chance: 256 bits as 43 characters that may stand in an address. */
export interface SecretSource {
  nextToken(): string;
}

/** Accounts of people. */
export interface UserStore {
  findByIds(ids: readonly string[]): Promise<User[]>;
  /** Those of the users who belong to the organization. */
  findMembers(organizationId: string, ids: readonly string[]): Promise<User[]>;
  findByEmail(email: string): Promise<User | null>;
  /** Waits until nobody else is about to make an account for this e-mail; held to the end of the transaction. */
  lockEmail(email: string): Promise<void>;
  insert(user: User): Promise<void>;
  update(
    id: string,
    change: Partial<Pick<User, 'name' | 'locale' | 'passwordHash' | 'isSuperAdmin' | 'firstSteps'>>,
  ): Promise<void>;
  /** Notes or takes back that the account shall be deleted. */
  scheduleDeletion(id: string, deletion: ScheduledDeletion | null): Promise<void>;
  /** Accounts whose undo time is over. */
  idsDue(now: Date): Promise<string[]>;
  /** Which of the users were made by the demo and belong to no organization any more. */
  demoUsersWithoutMembership(ids: readonly string[]): Promise<string[]>;
  /** Deletes accounts with their sessions. */
  delete(ids: readonly string[]): Promise<void>;
}

/** The tenants. */
export interface OrganizationStore {
  findByIds(ids: readonly string[]): Promise<Organization[]>;
  /** True when another organization bears the slug; the slug is held for this transaction either way. */
  isSlugTaken(slug: string): Promise<boolean>;
  /** Holds the organization until the end of the transaction; false when it does not exist. */
  lock(id: string): Promise<boolean>;
  insert(organization: Organization): Promise<void>;
  update(
    id: string,
    change: Partial<Pick<Organization, 'name' | 'country' | 'timeZone' | 'currency' | 'locale'>>,
  ): Promise<void>;
  /** Notes or takes back that the organization shall be deleted; meanwhile no API key of it means anybody. */
  scheduleDeletion(id: string, deletion: OrganizationDeletion | null): Promise<void>;
  /** Organizations whose undo time is over. */
  idsDue(now: Date): Promise<string[]>;
  /** Deletes the organization with its members, invitations, keys and audit entries; its end is told again at `repeatAt`. */
  delete(id: string, repeatAt: Date): Promise<void>;
  /** Ended organizations whose end has to be told again now; each is given once. */
  takeToRepeat(now: Date): Promise<string[]>;
}

/** Who belongs where. */
export interface MembershipStore {
  find(organizationId: string, id: string): Promise<Membership | null>;
  findOfUser(organizationId: string, userId: string): Promise<Membership | null>;
  /** All memberships of these users, in any organization that the scope shows. */
  findByUsers(userIds: readonly string[]): Promise<Membership[]>;
  /** By time of joining, oldest first. */
  page(organizationId: string, page: PageRequest): Promise<Membership[]>;
  count(organizationId: string): Promise<number>;
  /** Administrators who stay, besides this one: none who asked for the deletion of her account. */
  countOtherAdmins(organizationId: string, userId: string): Promise<number>;
  userIds(organizationId: string): Promise<string[]>;
  insert(membership: Membership): Promise<void>;
  changeRole(organizationId: string, id: string, grant: RoleGrant): Promise<void>;
  /** The person works there now. */
  noteSeen(id: string, now: Date): Promise<void>;
  delete(organizationId: string, id: string): Promise<void>;
}

/** Offers to join. */
export interface InvitationStore {
  /** Open ones, newest first. */
  listOpen(organizationId: string, now: Date): Promise<Invitation[]>;
  find(organizationId: string, id: string): Promise<Invitation | null>;
  findByTokenHash(tokenHash: string): Promise<Invitation | null>;
  insert(invitation: Invitation): Promise<void>;
  /** False when it was already used, withdrawn or had expired: a link works once, also under haste. */
  accept(id: string, now: Date): Promise<boolean>;
  /** False when there was nothing left to withdraw. */
  revoke(organizationId: string, id: string, now: Date): Promise<boolean>;
  /** Withdraws the open invitations of an e-mail. */
  revokeOpenFor(invitee: { organizationId: string; email: string }, now: Date): Promise<void>;
}

/** Access of programs. */
export interface ApiKeyStore {
  /** Newest first, revoked ones too. */
  list(organizationId: string): Promise<ApiKey[]>;
  /** Those that may be used: neither revoked nor expired. */
  countLiving(organizationId: string, now: Date): Promise<number>;
  find(organizationId: string, id: string): Promise<ApiKey | null>;
  insert(key: ApiKey): Promise<void>;
  revoke(organizationId: string, id: string, now: Date): Promise<void>;
}

/** What the plan allows, copied from billing's announcements. */
export interface EntitlementStore {
  /** Null until the first announcement has arrived. */
  of(organizationId: string): Promise<Entitlements | null>;
  save(organizationId: string, entitlements: Entitlements): Promise<void>;
}

/** Signed-in browsers. */
export interface SessionStore {
  /** Living ones, last seen first. */
  listLiving(userId: string, now: Date): Promise<Session[]>;
  insert(session: Session): Promise<void>;
  moveTo(id: string, organizationId: string): Promise<void>;
  /** Ends living sessions of a user, all or the one named, but for `exceptId`; answers those that it ended. */
  end(which: SessionsToEnd, now: Date): Promise<EndedSession[]>;
  /** Deletes what ended or expired before the given time; answers how many. */
  deleteEndedBefore(time: Date): Promise<number>;
}

/** A user's sessions to be ended. */
export interface SessionsToEnd {
  readonly userId: string;
  readonly onlyId?: string;
  readonly exceptId?: string;
}

/** A session that was ended, with the organization in which it worked. */
export type EndedSession = Pick<Session, 'id' | 'organizationId'>;

/** The memory of wrong passwords, by account and place. */
export interface AttemptStore {
  /** The series so far, held until the end of the transaction: parallel guesses come one after the other. */
  hold(keyHash: string): Promise<AttemptSeries | null>;
  save(keyHash: string, series: AttemptSeries): Promise<void>;
  forget(keyHash: string): Promise<void>;
  deleteStartedBefore(time: Date): Promise<number>;
}

/** Browsers with which people signed in, by the SHA-256 of what each was given then. */
export interface DeviceStore {
  isKnown(userId: string, tokenHash: string): Promise<boolean>;
  remember(userId: string, tokenHash: string, now: Date): Promise<void>;
  forgetOthers(userId: string, exceptHash: string | null): Promise<void>;
  /** Forgets those that nobody signed in with for long; answers how many. */
  deleteUnseenSince(time: Date): Promise<number>;
}

/** The organization's memory of changes; append only. */
export interface AuditTrail {
  append(entry: AuditEntry): Promise<void>;
  /** Puts `name` in the place of an e-mail, in every organization that the scope shows. */
  rename(email: string, name: string): Promise<void>;
  /** Newest first. */
  page(organizationId: string, page: PageRequest): Promise<AuditEntry[]>;
  count(organizationId: string): Promise<number>;
}

/** What a credential says about its bearer, from one look-up. */
export interface CredentialStore {
  findSession(tokenHash: string, now: Date): Promise<SessionBearer | null>;
  findApiKey(keyHash: string, now: Date): Promise<ApiKeyBearer | null>;
  /** Notes that the session was seen and lets it live on; the membership in its organization is noted too. */
  touchSession(bearer: SessionBearer, times: { now: Date; expiresAt: Date }): Promise<void>;
  touchApiKey(keyId: string, now: Date): Promise<void>;
}

/** A living session with its user and the membership in its current organization, if that still exists. */
export interface SessionBearer {
  readonly sessionId: string;
  readonly userId: string;
  readonly locale: User['locale'];
  readonly isSuperAdmin: boolean;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly membership: Pick<Membership, 'id' | 'organizationId' | 'role' | 'botIds'> | null;
}

/** A key that may be used. */
export interface ApiKeyBearer {
  readonly key: Pick<ApiKey, 'id' | 'organizationId' | 'mode' | 'scopes' | 'lastUsedAt' | 'expiresAt'>;
  readonly locale: Organization['locale'];
}

/** What a credential stands for, as it was read from the stores. */
export type Bearer =
  | { readonly kind: 'SESSION'; readonly session: SessionBearer }
  | { readonly kind: 'API_KEY'; readonly apiKey: ApiKeyBearer };

/** What the memory of resolved credentials knows. */
export interface RememberedCredential {
  /** Null when nothing is known: the stores have to be asked. */
  readonly bearer: Bearer | null;
  /** Allows to keep what is read from the stores from now on; null when nothing can be kept at present. */
  readonly ticket: string | null;
}

/**
 * Remembers what credentials stand for, for all replicas, for half a minute at most. It is never right to remember more: the
 * stores are the truth. Nothing here rejects: what cannot be reached remembers nothing.
 */
export interface CredentialCache {
  find(tokenHash: string): Promise<RememberedCredential>;
  /** Keeps what was read after the ticket was given; refused when a revocation since then concerns it. */
  keep(tokenHash: string, bearer: Bearer, ticket: string): Promise<void>;
  /**
   * Forgets all that it concerns, kept before or read before. What cannot be told now is told as soon as possible; until
   * then this process remembers nothing.
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
  readonly audit: AuditTrail;
  readonly credentials: CredentialStore;
  readonly events: EventSink;
}
