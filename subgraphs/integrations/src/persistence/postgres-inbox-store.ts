import type { EntityManager } from '@mikro-orm/postgresql';
import type { InboxEnd, InboxPlace, InboxStore } from '../application/inbound-ports.js';
import type { InboxEvent } from '../domain/inbound-source.js';
import { InboxEventTable } from './inbound-tables.js';

/**
 * The update locks the source, so that events of one source are committed in the order of their sequence: nobody sees a later one before an
 * earlier one.
 */
const addSql = `
  with source as (
    update inbound_source set last_received_at = ? where id = ? and organization_id = ? returning id, organization_id
  ), added as (
    insert into inbox_event (id, organization_id, source_id, event_key, received_at, content_type, body, state)
    select ?::uuid, organization_id, id, ?, ?::timestamptz, ?, ?::bytea, 'PENDING' from source
    on conflict (source_id, event_key) do nothing
    returning id
  )
  select (select count(*)::int from source) as sources, (select count(*)::int from added) as added`;

export class PostgresInboxStore implements InboxStore {
  constructor(private readonly em: EntityManager) {}

  async add(event: InboxEvent): Promise<boolean | null> {
    const { id, organizationId, sourceId, eventKey, receivedAt, contentType, body } = event;
    const values = [receivedAt, sourceId, organizationId, id, eventKey, receivedAt, contentType, body];
    const [counted] = await this.em.execute<{ sources: number; added: number }[]>(addSql, values);
    if (counted === undefined || counted.sources === 0) return null;
    return counted.added === 1;
  }

  async take(organizationId: string, sourceId: string, limit: number): Promise<InboxEvent[]> {
    await this.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 4))', [sourceId]);
    const where = { organizationId, sourceId, state: 'PENDING' as const };
    const rows = await this.em.find(InboxEventTable, where, { orderBy: { sequence: 'asc' }, limit });
    return rows.map((row) => ({
      ...{ id: row.id, organizationId, sourceId, eventKey: row.eventKey, receivedAt: row.receivedAt },
      ...{ contentType: row.contentType, body: row.body == null ? null : Buffer.from(row.body) },
    }));
  }

  async end({ id, organizationId }: InboxEvent, { state, conversationId }: InboxEnd): Promise<void> {
    await this.em.nativeUpdate(InboxEventTable, { id, organizationId }, { state, conversationId });
  }

  async overdue(before: Date, limit: number): Promise<InboxPlace[]> {
    const where = { state: 'PENDING' as const, receivedAt: { $lte: before } };
    const fields = ['id', 'organizationId', 'sourceId'] as const;
    const rows = await this.em.find(InboxEventTable, where, { fields, orderBy: { sequence: 'asc' }, limit });
    return rows.map(({ id: eventId, organizationId, sourceId }) => ({ eventId, organizationId, sourceId }));
  }

  async forgetConversation(organizationId: string, conversationId: string): Promise<void> {
    await this.em.nativeUpdate(InboxEventTable, { organizationId, conversationId }, { body: null });
  }

  async forgetBodies(before: Date): Promise<void> {
    const old = { receivedAt: { $lt: before }, state: { $ne: 'PENDING' as const }, body: { $ne: null } };
    await this.em.nativeUpdate(InboxEventTable, old, { body: null });
  }

  async deleteBefore(time: Date): Promise<void> {
    await this.em.nativeDelete(InboxEventTable, { receivedAt: { $lt: time } });
  }
}
