import type { EntityManager } from '@mikro-orm/postgresql';
import { inListOrder, newestFirst } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type {
  InboxBody,
  InboxEnd,
  InboxPlace,
  InboxStore,
  ListedInboxEvent,
  ReceivedCall,
} from '../application/inbound-ports.js';
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

const placesOf = (ids: readonly string[]): string => ids.map(() => '?').join(', ');

const bodiesSql = (places: string) => `
  select id, substring(body from 1 for ?) as body from inbox_event where organization_id = ? and id in (${places})`;

const receivedSql = (places: string) => `
  select event.id, source.name, event.content_type,
    case when octet_length(event.body) <= ? then event.body end as body
  from inbox_event event join inbound_source source on source.id = event.source_id
  where event.organization_id = ? and event.id in (${places})`;

/** Without the bytes, which may be many. */
const fields = ['id', 'receivedAt', 'contentType', 'state'] as const;

export class PostgresInboxStore implements InboxStore {
  constructor(private readonly em: EntityManager) {}

  async add(event: InboxEvent): Promise<boolean | null> {
    const { id, organizationId, sourceId, eventKey, receivedAt, contentType, body } = event;
    const values = [receivedAt, sourceId, organizationId, id, eventKey, receivedAt, contentType, body];
    const [counted] = await this.em.execute<{ sources: number; added: number }[]>(addSql, values);
    if (counted === undefined || counted.sources === 0) return null;
    return counted.added === 1;
  }

  async list(organizationId: string, sourceId: string, page: PageRequest): Promise<ListedInboxEvent[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const rows = await this.em.find(
      InboxEventTable,
      { $and: [{ organizationId, sourceId }, where] },
      { orderBy, limit, fields },
    );
    return inListOrder(page, rows).map(listed);
  }

  async count(organizationId: string, sourceId: string): Promise<number> {
    return this.em.count(InboxEventTable, { organizationId, sourceId });
  }

  async find(organizationId: string, sourceId: string, id: string): Promise<ListedInboxEvent | null> {
    const row = await this.em.findOne(InboxEventTable, { organizationId, sourceId, id }, { fields });
    return row === null ? null : listed(row);
  }

  async bodies(organizationId: string, ids: readonly string[], bytes: number): Promise<InboxBody[]> {
    if (ids.length === 0) return [];
    const values = [bytes, organizationId, ...ids];
    const rows = await this.em.execute<{ id: string; body: Buffer | null }[]>(bodiesSql(placesOf(ids)), values);
    return rows.map(({ id: eventId, body }) => ({ eventId, body }));
  }

  async received(organizationId: string, ids: readonly string[], bytes: number): Promise<ReceivedCall[]> {
    if (ids.length === 0) return [];
    const values = [bytes, organizationId, ...ids];
    const rows = await this.em.execute<{ id: string; name: string; content_type: string; body: Buffer | null }[]>(
      receivedSql(placesOf(ids)),
      values,
    );
    return rows.map(({ id: eventId, name, content_type: contentType, body }) => ({ eventId, name, contentType, body }));
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

  async end({ id, organizationId }: InboxEvent, { state, conversationId, isErased }: InboxEnd): Promise<void> {
    const ended = { state, conversationId, ...(isErased ? { body: null } : {}) };
    await this.em.nativeUpdate(InboxEventTable, { id, organizationId }, ended);
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

function listed({ id, receivedAt, contentType, state }: ListedInboxEvent): ListedInboxEvent {
  return { id, receivedAt, contentType, state };
}
