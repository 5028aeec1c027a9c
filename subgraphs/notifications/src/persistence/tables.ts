import { defineEntity, p } from '@mikro-orm/core';
import { outboxEntities } from '@tertulia/persistence';
import type { AlertState, LastingKind } from '../domain/alert.js';
import type { DigestRhythm } from '../domain/digest.js';
import type { DispatchState, DispatchWay } from '../domain/dispatch.js';
import type { Facts, NotificationKind, OutWay, Way } from '../domain/kinds.js';
import type { Measure } from '../domain/measure.js';
import type { OutsideTimes } from '../domain/outside-digest.js';
import type { Route } from '../domain/preferences.js';

export const OrganizationTable = defineEntity({
  name: 'OrganizationTable',
  tableName: 'organization',
  properties: {
    organizationId: p.uuid().primary(),
    since: p.datetime(),
    isMailAllowed: p.boolean().default(true),
  },
});

export const AlertRuleTable = defineEntity({
  name: 'AlertRuleTable',
  tableName: 'alert_rule',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    kind: p.text().$type<NotificationKind>(),
    botIds: p.json<string[]>(),
    forMinutes: p.integer(),
    mutedUntil: p.datetime().nullable(),
    ways: p.json<(Way | OutWay)[]>(),
    isEnabled: p.boolean(),
    measure: p.json<Measure>().nullable(),
    outsideDigest: p.json<OutsideTimes>().nullable(),
  },
});

export const AlertTable = defineEntity({
  name: 'AlertTable',
  tableName: 'alert',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    kind: p.text().$type<LastingKind>(),
    subject: p.text(),
    botIds: p.json<string[]>(),
    state: p.text().$type<AlertState>(),
    since: p.datetime(),
    dueAt: p.datetime(),
    overAt: p.datetime().nullable(),
    facts: p.json<Facts>(),
  },
});

export const OccasionTable = defineEntity({
  name: 'OccasionTable',
  tableName: 'occasion',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    key: p.text(),
    kind: p.text().$type<NotificationKind>(),
    botIds: p.json<string[]>(),
    alertId: p.uuid().nullable(),
    occurredAt: p.datetime(),
    facts: p.json<Facts>(),
    createdAt: p.datetime(),
    toldAt: p.datetime().nullable(),
  },
});

export const NotificationTable = defineEntity({
  name: 'NotificationTable',
  tableName: 'notification',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    occasionId: p.uuid(),
    userId: p.uuid(),
    isInFeed: p.boolean(),
    readAt: p.datetime().nullable(),
  },
});

export const DispatchTable = defineEntity({
  name: 'DispatchTable',
  tableName: 'dispatch',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    way: p.text().$type<DispatchWay>(),
    deviceId: p.uuid().nullable(),
    notificationId: p.uuid().nullable(),
    userId: p.uuid().nullable(),
    kind: p.text(),
    period: p.text().nullable(),
    sealed: p.text().nullable(),
    state: p.text().$type<DispatchState>(),
    attempts: p.integer(),
    dueAt: p.datetime().nullable(),
    expiresAt: p.datetime(),
    code: p.text().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  },
});

export const PreferenceTable = defineEntity({
  name: 'PreferenceTable',
  tableName: 'preference',
  properties: {
    organizationId: p.uuid().primary(),
    userId: p.uuid().primary(),
    routes: p.json<Route[]>(),
    quietFrom: p.integer().nullable(),
    quietTo: p.integer().nullable(),
    timeZone: p.text().nullable(),
    doesUrgentPass: p.boolean(),
    digest: p.text().$type<DigestRhythm>(),
  },
});

export const RestedAddressTable = defineEntity({
  name: 'RestedAddressTable',
  tableName: 'rested_address',
  properties: {
    organizationId: p.uuid().primary(),
    userId: p.uuid().primary(),
    addressHash: p.text().primary(),
    since: p.datetime(),
  },
});

export const PushDeviceTable = defineEntity({
  name: 'PushDeviceTable',
  tableName: 'push_device',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    userId: p.uuid(),
    sessionId: p.uuid().nullable(),
    endpointHash: p.text(),
    sealed: p.text(),
    label: p.text(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
  },
});

export const notificationsEntities = [
  ...[OrganizationTable, AlertRuleTable, AlertTable, OccasionTable, NotificationTable, DispatchTable],
  ...[PreferenceTable, RestedAddressTable, PushDeviceTable],
  ...outboxEntities,
];
