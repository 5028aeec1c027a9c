import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { eventsOn, inListOrder, newestFirst, workOn, type DatabaseWork } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { ScheduleStore, ScheduleWork } from '../application/schedule-ports.js';
import { noFilter } from '../domain/metrics-filter.js';
import type { ReportDelivery, ReportSchedule } from '../domain/report-schedule.js';
import { PostgresOutsiderStore } from './postgres-outsider-store.js';
import { ReportDeliveryTable, ReportScheduleTable } from './schedule-tables.js';

/** A delivery that is there already is none of those that are returned, so nobody asks for its mail again. */
const addSql = `
  insert into report_delivery
    (id, organization_id, schedule_id, day, user_id, is_test, is_outside, window_from, window_to, created_at)
  select one.* from json_to_recordset(?::json) as one(
    id uuid, organization_id uuid, schedule_id uuid, day text, user_id uuid, is_test boolean, is_outside boolean,
    window_from timestamptz, window_to timestamptz, created_at timestamptz
  )
  on conflict do nothing returning id`;

class PostgresScheduleStore implements ScheduleStore {
  constructor(private readonly em: EntityManager) {}

  async list(organizationId: string): Promise<ReportSchedule[]> {
    return (await this.em.find(ReportScheduleTable, { organizationId }, { orderBy: { id: 'asc' } })).map(scheduleOf);
  }

  async lock(organizationId: string, id: string): Promise<ReportSchedule | null> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const row = await this.em.findOne(ReportScheduleTable, { organizationId, id }, { lockMode, refresh: true });
    return row === null ? null : scheduleOf(row);
  }

  async lockDue(now: Date, limit: number): Promise<ReportSchedule[]> {
    const rows = await this.em.find(
      ReportScheduleTable,
      { nextDueAt: { $lte: now } },
      { orderBy: { nextDueAt: 'asc' }, limit, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, refresh: true },
    );
    return rows.map(scheduleOf);
  }

  async save({ next, weekdays, botIds, recipientIds, ...schedule }: ReportSchedule): Promise<void> {
    const lists = { weekdays: [...weekdays], botIds: [...botIds], recipientIds: [...recipientIds] };
    const due = { nextDay: next?.day ?? null, nextDueAt: next?.dueAt ?? null };
    await this.em.upsert(ReportScheduleTable, { ...schedule, ...lists, ...due });
  }

  async delete(organizationId: string, id: string): Promise<void> {
    await this.em.nativeDelete(ReportScheduleTable, { organizationId, id });
  }

  async deleteOrganization(organizationId: string): Promise<void> {
    await this.em.nativeDelete(ReportScheduleTable, { organizationId });
    await this.em.execute('delete from report_invitation where organization_id = ?', [organizationId]);
  }

  async addDeliveries(deliveries: readonly ReportDelivery[]): Promise<ReportDelivery[]> {
    if (deliveries.length === 0) return [];
    const rows = deliveries.map(
      ({ id, organizationId, scheduleId, day, userId, isTest, isOutside, window, createdAt }) => ({
        ...{ id, day, organization_id: organizationId, schedule_id: scheduleId, user_id: userId, is_test: isTest },
        ...{ is_outside: isOutside, window_from: window.from, window_to: window.to, created_at: createdAt },
      }),
    );
    const added = await this.em.execute<{ id: string }[]>(addSql, [JSON.stringify(rows)]);
    const ids = new Set(added.map(({ id }) => id));
    return deliveries.filter(({ id }) => ids.has(id));
  }

  async delivery(organizationId: string, id: string): Promise<ReportDelivery | null> {
    const row = await this.em.findOne(ReportDeliveryTable, { organizationId, id });
    return row === null ? null : deliveryOf(row);
  }

  async deliveries(organizationId: string, scheduleId: string, page: PageRequest): Promise<ReportDelivery[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const conditions = { $and: [{ organizationId, scheduleId }, where] };
    return inListOrder(page, await this.em.find(ReportDeliveryTable, conditions, { orderBy, limit })).map(deliveryOf);
  }

  async countDeliveries(organizationId: string, scheduleId: string): Promise<number> {
    return this.em.count(ReportDeliveryTable, { organizationId, scheduleId });
  }
}

/** Units of work on the schedules; their events leave with the transaction. */
export function postgresSchedules(database: DatabaseWork): ScheduleWork {
  return workOn(database, (em) => ({
    schedules: new PostgresScheduleStore(em),
    outsiders: new PostgresOutsiderStore(em),
    events: eventsOn(em),
  }));
}

function scheduleOf(row: InferEntity<typeof ReportScheduleTable>): ReportSchedule {
  const { id, organizationId, name, frequency, weekdays, minuteOfDay, period, extent, locale, botIds, recipientIds } =
    row;
  const { timeZone, isPaused, format } = row;
  const [day, dueAt] = [row.nextDay ?? null, row.nextDueAt ?? null];
  return {
    ...{ id, organizationId, name, frequency, weekdays, minuteOfDay, period, extent, locale, botIds, recipientIds },
    ...{ timeZone, isPaused, format, dayOfMonth: row.dayOfMonth ?? null, lastDay: row.lastDay ?? null },
    // A schedule of an earlier release has bots alone.
    only: row.only ?? noFilter,
    next: day === null || dueAt === null ? null : { day, dueAt },
  };
}

function deliveryOf(row: InferEntity<typeof ReportDeliveryTable>): ReportDelivery {
  const { id, organizationId, scheduleId, day, userId, isTest, isOutside, windowFrom, windowTo, createdAt } = row;
  const window = { from: windowFrom, to: windowTo };
  return { id, organizationId, scheduleId, day, userId, isTest, isOutside, window, createdAt };
}
