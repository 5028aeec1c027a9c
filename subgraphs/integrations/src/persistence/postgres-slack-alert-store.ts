import { defineEntity, p } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { SlackAlerts, SlackAlertStore } from '../application/slack-alert-ports.js';

export const SlackAlertsTable = defineEntity({
  name: 'SlackAlertsTable',
  tableName: 'slack_alerts',
  properties: { organizationId: p.uuid().primary(), connectionId: p.uuid(), channel: p.text() },
});

export class PostgresSlackAlertStore implements SlackAlertStore {
  constructor(private readonly em: EntityManager) {}

  async of(organizationId: string): Promise<SlackAlerts | null> {
    const row = await this.em.findOne(SlackAlertsTable, { organizationId }, { disableIdentityMap: true });
    return row === null ? null : { organizationId, connectionId: row.connectionId, channel: row.channel };
  }

  async save(alerts: SlackAlerts): Promise<void> {
    await this.em.upsert(SlackAlertsTable, { ...alerts });
  }

  async delete(organizationId: string, connectionId?: string): Promise<void> {
    await this.em.nativeDelete(SlackAlertsTable, {
      organizationId,
      ...(connectionId === undefined ? {} : { connectionId }),
    });
  }
}
