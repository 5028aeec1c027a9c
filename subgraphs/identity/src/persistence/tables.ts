import { defineEntity, p } from '@mikro-orm/core';
import type { Locale } from '@tertulia/errors';
import { outboxEntities } from '@tertulia/persistence';
import type { ApiKeyScope, KeyMode } from '../domain/api-key.js';
import type { AuditAction } from '../domain/audit-entry.js';
import type { MailedPurpose } from '../domain/mailed-secret.js';
import type { MemberRole } from '../domain/membership.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import type { Entitlements } from '@tertulia/plan-limits';
import type { FirstSteps } from '../domain/user.js';

/** Accounts of people. */
export const UserTable = defineEntity({
  name: 'UserRow',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    email: p.text(),
    emailVerifiedAt: p.datetime().nullable(),
    name: p.text(),
    locale: p.text().$type<Locale>(),
    passwordHash: p.text(),
    isSuperAdmin: p.boolean(),
    isDemo: p.boolean(),
    firstSteps: p.json<Partial<FirstSteps>>().default('{}'),
    silencedInsights: p.json<readonly string[]>().default('[]'),
    createdAt: p.datetime(),
    deletionRequestedAt: p.datetime().nullable(),
    deletionDueAt: p.datetime().nullable(),
  },
});

/** Organizations. */
export const OrganizationTable = defineEntity({
  name: 'OrganizationRow',
  tableName: 'organizations',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    slug: p.text(),
    country: p.text(),
    timeZone: p.text(),
    currency: p.text(),
    locale: p.text().$type<Locale>(),
    isDemo: p.boolean(),
    createdAt: p.datetime(),
    deletionRequestedAt: p.datetime().nullable(),
    deletionDueAt: p.datetime().nullable(),
    deletionRequestedBy: p.uuid().nullable(),
  },
});

/** Recently ended organizations, by id only. */
export const EndedOrganizationTable = defineEntity({
  name: 'EndedOrganizationRow',
  tableName: 'ended_organizations',
  properties: {
    id: p.uuid().primary(),
    repeatAt: p.datetime(),
  },
});

/** Memberships. */
export const MembershipTable = defineEntity({
  name: 'MembershipRow',
  tableName: 'memberships',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    userId: p.uuid(),
    role: p.text().$type<MemberRole>(),
    botIds: p.array().nullable(),
    joinedAt: p.datetime(),
    lastSeenAt: p.datetime().nullable(),
  },
});

/** Invitations. */
export const InvitationTable = defineEntity({
  name: 'InvitationRow',
  tableName: 'invitations',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    email: p.text(),
    role: p.text().$type<MemberRole>(),
    botIds: p.array().nullable(),
    tokenHash: p.text(),
    mailedTokenHash: p.text().nullable(),
    mailedAt: p.datetime().nullable(),
    invitedByUserId: p.uuid().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

/** API keys. */
export const ApiKeyTable = defineEntity({
  name: 'ApiKeyRow',
  tableName: 'api_keys',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    name: p.text(),
    prefix: p.text(),
    mode: p.text().$type<KeyMode>(),
    scopes: p.array<ApiKeyScope>(),
    keyHash: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

/** The audit trail. */
export const AuditEntryTable = defineEntity({
  name: 'AuditEntryRow',
  tableName: 'audit_entries',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    at: p.datetime(),
    actor: p.text(),
    action: p.text().$type<AuditAction>(),
    subject: p.text(),
  },
});

/** Limits of plans, from billing's events. */
export const EntitlementsTable = defineEntity({
  name: 'EntitlementsRow',
  tableName: 'entitlements',
  properties: {
    organizationId: p.uuid().primary(),
    entitlements: p.json<Entitlements>(),
  },
});

/** Signed-in browsers. */
export const SessionTable = defineEntity({
  name: 'SessionRow',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    organizationId: p.uuid().nullable(),
    tokenHash: p.text(),
    device: p.text(),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});

/** Wrong passwords by account and origin. */
export const PasswordAttemptTable = defineEntity({
  name: 'PasswordAttemptRow',
  tableName: 'password_attempts',
  properties: {
    keyHash: p.text().primary(),
    startedAt: p.datetime(),
    attempts: p.integer(),
    blockedUntil: p.datetime().nullable(),
  },
});

/** Known browsers. */
export const KnownDeviceTable = defineEntity({
  name: 'KnownDeviceRow',
  tableName: 'known_devices',
  properties: {
    userId: p.uuid().primary(),
    tokenHash: p.text().primary(),
    lastSeenAt: p.datetime(),
  },
});

/** Secrets that were mailed. */
export const MailedSecretTable = defineEntity({
  name: 'MailedSecretRow',
  tableName: 'mailed_secrets',
  properties: {
    userId: p.uuid().primary(),
    purpose: p.text().$type<MailedPurpose>().primary(),
    secretHash: p.text(),
    email: p.text(),
    expiresAt: p.datetime(),
    tries: p.integer(),
  },
});

/** Sign-ups that wait for their mailed code. */
export const PendingSignUpTable = defineEntity({
  name: 'PendingSignUpRow',
  tableName: 'pending_sign_ups',
  properties: {
    ticketHash: p.text().primary(),
    codeHash: p.text(),
    email: p.text(),
    name: p.text(),
    locale: p.text().$type<Locale>(),
    passwordHash: p.text(),
    organization: p.json<OrganizationDetails>().nullable(),
    expiresAt: p.datetime(),
    tries: p.integer(),
  },
});

/** Every table of identity's database. */
export const identityEntities = [
  UserTable,
  OrganizationTable,
  EndedOrganizationTable,
  MembershipTable,
  InvitationTable,
  ApiKeyTable,
  AuditEntryTable,
  EntitlementsTable,
  SessionTable,
  PasswordAttemptTable,
  KnownDeviceTable,
  MailedSecretTable,
  PendingSignUpTable,
  ...outboxEntities,
];
