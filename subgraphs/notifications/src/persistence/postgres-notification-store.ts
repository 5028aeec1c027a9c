import type { EntityManager } from '@mikro-orm/postgresql';
import { idArray, inListOrder } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { FeedFilter, FeedOf, NotificationStore } from '../application/ports.js';
import type { Facts, NotificationKind } from '../domain/kinds.js';
import type { Notification, Occasion } from '../domain/notification.js';

interface Row {
  readonly id: string;
  readonly organization_id: string;
  readonly occasion_id: string;
  readonly user_id: string;
  readonly read_at: Date | null;
  readonly kind: NotificationKind;
  readonly bot_ids: readonly string[];
  readonly alert_id: string | null;
  readonly occurred_at: Date;
  readonly facts: Facts;
}

const selected = `
  select n.id, n.organization_id, n.occasion_id, n.user_id, n.read_at, o.kind, o.bot_ids, o.alert_id, o.occurred_at, o.facts
  from notification n join occasion o on o.id = n.occasion_id`;

const addSql = `
  insert into notification (id, organization_id, occasion_id, user_id, is_in_feed)
  select id, ?, ?, user_id, is_in_feed from jsonb_to_recordset(?::jsonb) as row(id uuid, user_id uuid, is_in_feed boolean)
  on conflict (occasion_id, user_id) do nothing
  returning id`;

const readSql = `
  update notification set read_at = ?
  where id in (
    select id from notification where organization_id = ? and user_id = ? and read_at is null and (?::uuid[] is null or id = any(?::uuid[]))
    order by id desc limit ? for update
  )
  returning id`;

export class PostgresNotificationStore implements NotificationStore {
  constructor(private readonly em: EntityManager) {}

  async add(occasion: Occasion, people: Parameters<NotificationStore['add']>[1]): Promise<string[]> {
    const rows = JSON.stringify(
      people.map(({ id, userId, isInFeed }) => ({ id, user_id: userId, is_in_feed: isInFeed })),
    );
    const added = await this.em.execute<{ id: string }[]>(addSql, [occasion.organizationId, occasion.id, rows]);
    return added.map(({ id }) => id);
  }

  async list(filter: FeedFilter, page: PageRequest): Promise<Notification[]> {
    const isForward = page.direction === 'FORWARD';
    const cursor = page.cursor?.sortKey ?? null;
    const side = isForward ? 'n.id < ?::uuid' : 'n.id > ?::uuid';
    const sql = `${selected} where ${conditions} and (?::uuid is null or ${side}) order by n.id ${isForward ? 'desc' : 'asc'} limit ?`;
    const rows = await this.em.execute<Row[]>(sql, [...valuesOf(filter), cursor, cursor, page.limit + 1]);
    return inListOrder(page, rows).map(notificationOf);
  }

  async count(filter: FeedFilter): Promise<number> {
    const sql = `select count(*)::int as count from notification n join occasion o on o.id = n.occasion_id where ${conditions}`;
    const [row] = await this.em.execute<{ count: number }[]>(sql, valuesOf(filter));
    return row?.count ?? 0;
  }

  async byIds({ organizationId, userId }: FeedOf, ids: readonly string[]): Promise<Notification[]> {
    const sql = `${selected} where n.organization_id = ? and n.user_id = ? and n.id = any(?::uuid[])`;
    return (await this.em.execute<Row[]>(sql, [organizationId, userId, idArray(ids)])).map(notificationOf);
  }

  async byId(organizationId: string, id: string): Promise<Notification | null> {
    const [row] = await this.em.execute<Row[]>(`${selected} where n.organization_id = ? and n.id = ?`, [
      organizationId,
      id,
    ]);
    return row === undefined ? null : notificationOf(row);
  }

  async markRead(
    { organizationId, userId }: FeedOf,
    { ids, at, limit }: { ids: readonly string[] | null; at: Date; limit: number },
  ): Promise<string[]> {
    const wanted = ids === null ? null : idArray(ids);
    const rows = await this.em.execute<{ id: string }[]>(readSql, [at, organizationId, userId, wanted, wanted, limit]);
    return rows.map(({ id }) => id);
  }
}

const conditions = `n.organization_id = ? and n.user_id = ? and n.is_in_feed and (?::text is null or o.kind = ?) and (not ?::boolean or n.read_at is null)`;

function valuesOf({ organizationId, userId, kind, isUnreadOnly }: FeedFilter) {
  return [organizationId, userId, kind, kind, isUnreadOnly];
}

function notificationOf(row: Row): Notification {
  const { id, kind, facts } = row;
  return {
    ...{ id, kind, facts, organizationId: row.organization_id, occasionId: row.occasion_id, userId: row.user_id },
    ...{
      readAt: dateOf(row.read_at),
      botIds: row.bot_ids,
      alertId: row.alert_id,
      occurredAt: new Date(row.occurred_at),
    },
  };
}

function dateOf(value: Date | null): Date | null {
  return value === null ? null : new Date(value);
}
