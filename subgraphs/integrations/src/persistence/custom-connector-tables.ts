import { defineEntity, p } from '@mikro-orm/core';
import type { ConnectorVersionState } from '../domain/custom-connector.js';

export const CustomConnectorTable = defineEntity({
  name: 'CustomConnectorTable',
  tableName: 'custom_connector',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    name: p.text(),
    version: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

export const ConnectorVersionTable = defineEntity({
  name: 'ConnectorVersionTable',
  tableName: 'custom_connector_version',
  properties: {
    id: p.uuid().primary(),
    connectorId: p.uuid(),
    organizationId: p.uuid(),
    name: p.text(),
    version: p.integer(),
    manifest: p.text(),
    state: p.text().$type<ConnectorVersionState>(),
    reason: p.text().nullable(),
    submittedAt: p.datetime().nullable(),
    reviewedAt: p.datetime().nullable(),
    reviewedBy: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});

export const customConnectorEntities = [CustomConnectorTable, ConnectorVersionTable];
