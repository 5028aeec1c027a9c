import { defineEntity, p } from '@mikro-orm/core';
import type { Sealed } from '../application/connection-ports.js';
import type { ConfigurationMode } from '../domain/configuration-webhook.js';
import type { AttemptFailure, DeliveryState } from '../domain/webhook-delivery.js';
import type { DisabledReason } from '../domain/webhook-endpoint.js';
import type { SentType, WebhookEventType } from '../domain/webhook-event.js';

export const WebhookEndpointTable = defineEntity({
  name: 'WebhookEndpointTable',
  tableName: 'webhook_endpoint',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    url: p.text(),
    eventTypes: p.json<WebhookEventType[]>(),
    selection: p.text().nullable(),
    scopes: p.json<string[]>(),
    disabledReason: p.text().$type<DisabledReason>().nullable(),
    disabledAt: p.datetime().nullable(),
    failingSince: p.datetime().nullable(),
    isFailureReported: p.boolean(),
    /** Set where it is the configuration webhook of a bot; likewise the next one. */
    botId: p.uuid().nullable(),
    configurationMode: p.text().$type<ConfigurationMode>().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

export const WebhookSecretTable = defineEntity({
  name: 'WebhookSecretTable',
  tableName: 'webhook_secret',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    endpointId: p.uuid(),
    sealed: p.json<Sealed>(),
    lastFour: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
  },
});

export const DeliveryTable = defineEntity({
  name: 'DeliveryTable',
  tableName: 'delivery',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    endpointId: p.uuid(),
    eventId: p.uuid(),
    eventType: p.text().$type<SentType>(),
    occurredAt: p.datetime(),
    isTest: p.boolean(),
    body: p.text(),
    state: p.text().$type<DeliveryState>(),
    attempts: p.integer(),
    nextAttemptAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    awaitsSelection: p.boolean(),
    selectedScopes: p.json<string[]>().nullable(),
    until: p.datetime().nullable(),
    conversation: p.text().nullable(),
    erasedAt: p.datetime().nullable(),
  },
});

/** The last event of each type, to try selections on. */
export const RecentEventTable = defineEntity({
  name: 'RecentEventTable',
  tableName: 'recent_event',
  properties: {
    organizationId: p.uuid().primary(),
    eventType: p.text().$type<WebhookEventType>().primary(),
    eventId: p.uuid(),
    occurredAt: p.datetime(),
    data: p.json<Record<string, unknown>>(),
  },
});

export const DeliveryAttemptTable = defineEntity({
  name: 'DeliveryAttemptTable',
  tableName: 'delivery_attempt',
  properties: {
    deliveryId: p.uuid().primary(),
    number: p.integer().primary(),
    organizationId: p.uuid(),
    at: p.datetime(),
    durationMs: p.integer(),
    status: p.integer().nullable(),
    failure: p.text().$type<AttemptFailure>().nullable(),
    response: p.text(),
  },
});

export const CallbackTokenTable = defineEntity({
  name: 'CallbackTokenTable',
  tableName: 'callback_token',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    conversationId: p.uuid(),
    effectId: p.text(),
    tokenHash: p.text(),
    sealedToken: p.json<Sealed>(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    calledAt: p.datetime().nullable(),
    contentType: p.text().nullable(),
    body: p.blob().nullable(),
    erasedAt: p.datetime().nullable(),
  },
});

export const webhookEntities = [
  DeliveryAttemptTable,
  DeliveryTable,
  WebhookSecretTable,
  WebhookEndpointTable,
  CallbackTokenTable,
  RecentEventTable,
];
