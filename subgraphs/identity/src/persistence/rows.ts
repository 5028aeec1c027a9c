import type { InferEntity } from '@mikro-orm/core';
import type { ApiKey } from '../domain/api-key.js';
import type { ScheduledDeletion } from '../domain/deletion.js';
import type { AuditEntry } from '../domain/audit-entry.js';
import type { Invitation } from '../domain/invitation.js';
import type { Membership } from '../domain/membership.js';
import type { Organization } from '../domain/organization.js';
import type { Session } from '../domain/session.js';
import { noFirstSteps, type User } from '../domain/user.js';
import type {
  ApiKeyTable,
  AuditEntryTable,
  InvitationTable,
  MembershipTable,
  OrganizationTable,
  SessionTable,
  UserTable,
} from './tables.js';

/** Converts a row to an account. */
export function toUser(row: InferEntity<typeof UserTable>): User {
  const { id, email, name, locale, passwordHash, isSuperAdmin, isDemo, createdAt } = row;
  const firstSteps = { ...noFirstSteps, ...row.firstSteps };
  return {
    ...{ id, email, name, locale, passwordHash, isSuperAdmin, isDemo, firstSteps, createdAt },
    silencedInsights: row.silencedInsights,
    emailVerifiedAt: row.emailVerifiedAt ?? null,
    deletion: toDeletion(row),
  };
}

/** Converts a row to an organization. */
export function toOrganization(row: InferEntity<typeof OrganizationTable>): Organization {
  const { id, name, slug, country, timeZone, currency, locale, isDemo, createdAt } = row;
  const scheduled = toDeletion(row);
  const deletion = scheduled === null ? null : { ...scheduled, requestedByUserId: row.deletionRequestedBy ?? null };
  return { id, name, slug, country, timeZone, currency, locale, isDemo, createdAt, deletion };
}

function toDeletion(row: DeletionColumns): ScheduledDeletion | null {
  const { deletionRequestedAt: requestedAt, deletionDueAt: dueAt } = row;
  return requestedAt == null || dueAt == null ? null : { requestedAt, dueAt };
}

type DeletionColumns = Pick<InferEntity<typeof UserTable>, 'deletionRequestedAt' | 'deletionDueAt'>;

/** Converts a row to a membership. */
export function toMembership(row: InferEntity<typeof MembershipTable>): Membership {
  const { id, organizationId, userId, role, joinedAt } = row;
  return { id, organizationId, userId, role, joinedAt, botIds: row.botIds ?? null, lastSeenAt: row.lastSeenAt ?? null };
}

/** Converts a row to an invitation. */
export function toInvitation(row: InferEntity<typeof InvitationTable>): Invitation {
  const { id, organizationId, email, role, tokenHash, createdAt, expiresAt } = row;
  return {
    ...{ id, organizationId, email, role, tokenHash, createdAt, expiresAt },
    botIds: row.botIds ?? null,
    mailedTokenHash: row.mailedTokenHash ?? null,
    mailedAt: row.mailedAt ?? null,
    invitedByUserId: row.invitedByUserId ?? null,
    acceptedAt: row.acceptedAt ?? null,
    revokedAt: row.revokedAt ?? null,
  };
}

/** Converts a row to a key. */
export function toApiKey(row: InferEntity<typeof ApiKeyTable>): ApiKey {
  const { id, organizationId, name, prefix, mode, scopes, keyHash, createdAt } = row;
  return {
    ...{ id, organizationId, name, prefix, mode, scopes, keyHash, createdAt },
    expiresAt: row.expiresAt ?? null,
    lastUsedAt: row.lastUsedAt ?? null,
    revokedAt: row.revokedAt ?? null,
  };
}

/** Converts a row to an audit entry. */
export function toAuditEntry(row: InferEntity<typeof AuditEntryTable>): AuditEntry {
  const { id, organizationId, at, actor, action, subject } = row;
  return { id, organizationId, at, actor, action, subject };
}

/** Converts a row to a session. */
export function toSession(row: InferEntity<typeof SessionTable>): Session {
  const { id, userId, tokenHash, device, createdAt, lastSeenAt, expiresAt } = row;
  return {
    ...{ id, userId, tokenHash, device, createdAt, lastSeenAt, expiresAt },
    organizationId: row.organizationId ?? null,
    endedAt: row.endedAt ?? null,
  };
}
