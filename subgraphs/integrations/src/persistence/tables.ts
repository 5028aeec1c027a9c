import { defineEntity, p } from '@mikro-orm/core';
import { outboxEntities } from '@tertulia/persistence';
import { connectionEntities } from './connection-tables.js';
import { customConnectorEntities } from './custom-connector-tables.js';
import { inboundEntities } from './inbound-tables.js';
import { ModelBudgetTable } from './postgres-model-budget-store.js';
import { SlackAlertsTable } from './postgres-slack-alert-store.js';
import { webhookEntities } from './webhook-tables.js';

export const OrganizationTable = defineEntity({
  name: 'OrganizationTable',
  tableName: 'organization',
  properties: {
    organizationId: p.uuid().primary(),
    since: p.datetime(),
  },
});

export const integrationsEntities = [
  OrganizationTable,
  ModelBudgetTable,
  SlackAlertsTable,
  ...connectionEntities,
  ...customConnectorEntities,
  ...webhookEntities,
  ...inboundEntities,
  ...outboxEntities,
];
