import { defineEntity, p } from '@mikro-orm/core';
import type { Sealed } from '../application/connection-ports.js';
import type { InboundScheme, InboxEventState } from '../domain/inbound-source.js';

/** A secret in the row of its source; times as text. */
export interface SecretInRow {
  readonly id: string;
  readonly lastFour: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly sealed: Sealed;
}

export const InboundSourceTable = defineEntity({
  name: 'InboundSourceTable',
  tableName: 'inbound_source',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    publicId: p.text(),
    connectionId: p.uuid().nullable(),
    name: p.text(),
    scheme: p.text().$type<InboundScheme>(),
    header: p.text().nullable(),
    secrets: p.json<SecretInRow[]>(),
    lastReceivedAt: p.datetime().nullable(),
    lastRefusedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** Its `sequence` is the database's: the order of arrival. */
export const InboxEventTable = defineEntity({
  name: 'InboxEventTable',
  tableName: 'inbox_event',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    sourceId: p.uuid(),
    eventKey: p.text(),
    sequence: p.bigint('string'),
    receivedAt: p.datetime(),
    contentType: p.text(),
    body: p.blob().nullable(),
    state: p.text().$type<InboxEventState>(),
    conversationId: p.uuid().nullable(),
  },
});

export const inboundEntities = [InboxEventTable, InboundSourceTable];
