import type { EntityManager } from '@mikro-orm/postgresql';
import type { RecentEventStore } from '../application/webhook-ports.js';
import type { WebhookEvent, WebhookEventType } from '../domain/webhook-event.js';
import { RecentEventTable } from './webhook-tables.js';

/** A newer event replaces one of more than a minute, so that busy organizations do not write a row all the time. */
const noteSql = `
  insert into recent_event
  select * from jsonb_to_recordset(?::jsonb) as row(
    organization_id uuid, event_type text, event_id uuid, occurred_at timestamptz, data jsonb)
  on conflict (organization_id, event_type) do update
  set event_id = excluded.event_id, occurred_at = excluded.occurred_at, data = excluded.data
  where recent_event.occurred_at < excluded.occurred_at - interval '1 minute'`;

const forgetSql = "delete from recent_event where organization_id = ? and data ->> 'conversationId' = ?";

export class PostgresRecentEventStore implements RecentEventStore {
  constructor(private readonly em: EntityManager) {}

  async note(events: readonly WebhookEvent[]): Promise<void> {
    // The last of each type, in one order for all processes.
    const last = new Map(events.map((event) => [event.type, event]));
    const rows = [...last.values()]
      .toSorted((a, b) => a.type.localeCompare(b.type))
      .map(({ organizationId, type, eventId, occurredAt, data }) => ({
        ...{ organization_id: organizationId, event_type: type, event_id: eventId, occurred_at: occurredAt, data },
      }));
    await this.em.execute(noteSql, [JSON.stringify(rows)], 'run');
  }

  async latest(organizationId: string, type: WebhookEventType): Promise<WebhookEvent | null> {
    const row = await this.em.findOne(RecentEventTable, { organizationId, eventType: type });
    return row === null
      ? null
      : { organizationId, type, eventId: row.eventId, occurredAt: row.occurredAt, data: row.data };
  }

  async forgetConversation(organizationId: string, conversationId: string): Promise<void> {
    await this.em.execute(forgetSql, [organizationId, conversationId], 'run');
  }

  async forgetCalls(before: Date): Promise<void> {
    await this.em.nativeDelete(RecentEventTable, { eventType: 'INBOUND_RECEIVED', occurredAt: { $lt: before } });
  }
}
