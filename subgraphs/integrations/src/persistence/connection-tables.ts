import { defineEntity, p } from '@mikro-orm/core';
import type { Entitlements } from '@tertulia/plan-limits';
import type { Sealed } from '../application/connection-ports.js';
import type { ConnectionState, StateReason } from '../domain/connection.js';

export const EntitlementTable = defineEntity({
  name: 'EntitlementTable',
  tableName: 'entitlement',
  properties: {
    organizationId: p.uuid().primary(),
    entitlements: p.json<Entitlements>(),
  },
});

export const OrganizationKeyTable = defineEntity({
  name: 'OrganizationKeyTable',
  tableName: 'organization_key',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    masterKeyId: p.text(),
    wrappedKey: p.text(),
    createdAt: p.datetime(),
  },
});

export const ConnectionTable = defineEntity({
  name: 'ConnectionTable',
  tableName: 'connection',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    connector: p.text(),
    connectorVersion: p.integer(),
    name: p.text(),
    accountLabel: p.text().nullable(),
    botIds: p.json<string[]>(),
    settings: p.json<Record<string, string>>(),
    state: p.text().$type<ConnectionState>(),
    stateReason: p.text().$type<StateReason>().nullable(),
    stateSince: p.datetime(),
    stateBeforeSuspension: p.text().$type<ConnectionState>().nullable(),
    outages: p.integer(),
    rejections: p.integer(),
    credential: p.json<Sealed>().nullable(),
    lastFour: p.text().nullable(),
    revision: p.integer(),
    expiresAt: p.datetime().nullable(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

export const OAuthAttemptTable = defineEntity({
  name: 'OAuthAttemptTable',
  tableName: 'oauth_attempt',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    stateHash: p.text(),
    userId: p.uuid(),
    sessionId: p.uuid(),
    browserHash: p.text(),
    connector: p.text(),
    connectionId: p.uuid().nullable(),
    name: p.text(),
    botIds: p.json<string[]>(),
    verifier: p.json<Sealed>(),
    expiresAt: p.datetime(),
  },
});

/** One effect outside the platform: stored once, repeated calls return its result. */
export const ActionRunTable = defineEntity({
  name: 'ActionRunTable',
  tableName: 'action_run',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    conversationId: p.uuid(),
    effectId: p.text(),
    connectionId: p.uuid().nullable(),
    /** `request`, `action`, `mail` or `await`, as in the effect. */
    kind: p.text(),
    action: p.text().nullable(),
    isBackground: p.boolean(),
    isSimulation: p.boolean(),
    /** `RUNNING`, `SUCCEEDED`, `FAILED` or `TIMED_OUT`. */
    status: p.text(),
    /** The whole effect while it may still run; null afterwards, because it may contain personal data. */
    effect: p.json<unknown>().nullable(),
    result: p.json<unknown>().nullable(),
    /** What the last attempt sent, without secrets. */
    request: p.text().nullable(),
    /** What came back, without secrets. */
    response: p.text().nullable(),
    code: p.text().nullable(),
    httpStatus: p.integer().nullable(),
    attempts: p.integer(),
    startedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    durationMs: p.integer().nullable(),
    nextAttemptAt: p.datetime().nullable(),
    giveUpAt: p.datetime().nullable(),
    leaseId: p.uuid().nullable(),
    leaseUntil: p.datetime().nullable(),
  },
});

export const TokenRevocationTable = defineEntity({
  name: 'TokenRevocationTable',
  tableName: 'token_revocation',
  properties: {
    connectionId: p.uuid().primary(),
    organizationId: p.uuid(),
    connector: p.text(),
    connectorVersion: p.integer(),
    accountLabel: p.text().nullable(),
    sealed: p.json<Sealed>(),
    createdAt: p.datetime(),
    outlivesOrganization: p.boolean().default(false),
  },
});

export const connectionEntities = [
  TokenRevocationTable,
  EntitlementTable,
  OrganizationKeyTable,
  ConnectionTable,
  OAuthAttemptTable,
  ActionRunTable,
];
