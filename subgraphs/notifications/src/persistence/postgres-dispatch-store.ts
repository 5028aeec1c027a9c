import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jobs } from '@tertulia/jobs';
import { inListOrder, newestFirst } from '@tertulia/persistence';
import type { Clock, PageRequest } from '@tertulia/use-case';
import type { DispatchStore, FeedOf } from '../application/ports.js';
import type { Dispatch, DispatchState, DispatchWay } from '../domain/dispatch.js';
import { mailQueue, pushQueue, sendRow } from './row-queue.js';
import { DispatchTable } from './tables.js';

const addSql = `
  insert into dispatch
    (id, organization_id, way, device_id, notification_id, user_id, kind, sealed, state, attempts, due_at, expires_at, created_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
  on conflict do nothing
  returning id`;

export class PostgresDispatchStore implements DispatchStore {
  constructor(
    private readonly em: EntityManager,
    private readonly place: { readonly jobs: Jobs; readonly clock: Clock },
  ) {}

  async add(dispatches: readonly Dispatch[]): Promise<void> {
    for (const dispatch of dispatches) {
      const { id, organizationId, way, deviceId, notificationId, userId } = dispatch;
      const { kind, sealed, state, dueAt, expiresAt, createdAt } = dispatch;
      const values = [
        ...[id, organizationId, way, deviceId, notificationId, userId],
        ...[kind, sealed, state, dueAt, expiresAt, createdAt],
      ];
      if ((await this.em.execute<unknown[]>(addSql, values)).length > 0) await this.#sendJob(dispatch);
    }
  }

  async lock(id: string): Promise<Dispatch | null> {
    const row = await this.em.findOne(DispatchTable, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    return row === null ? null : dispatchOf(row);
  }

  async save(dispatch: Dispatch): Promise<void> {
    const { id, organizationId, sealed, state, attempts, dueAt, expiresAt, code, finishedAt } = dispatch;
    const changed = { sealed, state, attempts, dueAt, expiresAt, code, finishedAt };
    await this.em.nativeUpdate(DispatchTable, { id, organizationId }, changed);
    if (state === 'PENDING') await this.#sendJob(dispatch);
  }

  async byId(organizationId: string, id: string): Promise<Dispatch | null> {
    const row = await this.em.findOne(DispatchTable, { organizationId, id }, { refresh: true });
    return row === null ? null : dispatchOf(row);
  }

  async byIds(organizationId: string, ids: readonly string[]): Promise<Dispatch[]> {
    return (await this.em.find(DispatchTable, { organizationId, id: { $in: [...ids] } })).map(dispatchOf);
  }

  async overdue(way: DispatchWay, before: Date, limit: number): Promise<string[]> {
    const where = { way, state: { $in: ['PENDING', 'SENDING'] as const }, dueAt: { $lte: before } };
    const rows = await this.em.find(DispatchTable, where, { fields: ['id'], orderBy: { dueAt: 'asc' }, limit });
    return rows.map(({ id }) => id);
  }

  async cancelOf({ organizationId, userId }: FeedOf, at: Date): Promise<void> {
    const where = { organizationId, userId, state: 'PENDING' as const, ...isAboutNotifications };
    await this.em.nativeUpdate(DispatchTable, where, { state: 'CANCELLED', code: 'LEFT', dueAt: null, finishedAt: at });
  }

  async list(organizationId: string, state: DispatchState | null, page: PageRequest): Promise<Dispatch[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const conditions = { $and: [mailsIn(organizationId, state), where] };
    return inListOrder(page, await this.em.find(DispatchTable, conditions, { orderBy, limit })).map(dispatchOf);
  }

  async count(organizationId: string, state: DispatchState | null): Promise<number> {
    return this.em.count(DispatchTable, mailsIn(organizationId, state));
  }

  async deleteBefore(time: Date): Promise<void> {
    await this.em.nativeDelete(DispatchTable, { finishedAt: { $lt: time } });
  }

  async #sendJob({ id, way, dueAt }: Dispatch): Promise<void> {
    const { jobs, clock } = this.place;
    const queue = way === 'PUSH' ? pushQueue : mailQueue;
    if (dueAt !== null) await sendRow({ jobs, em: this.em }, queue, { id, dueAt, now: clock.now() });
  }
}

/** Not what identity asks for, nor a test. */
const isAboutNotifications = { $or: [{ notificationId: { $ne: null } }, { period: { $ne: null } }] };

function mailsIn(organizationId: string, state: DispatchState | null) {
  return { organizationId, way: 'EMAIL' as const, ...(state === null ? {} : { state }) };
}

function dispatchOf(row: InferEntity<typeof DispatchTable>): Dispatch {
  const { id, organizationId, way, kind, state, attempts, expiresAt, createdAt } = row;
  return {
    ...{ id, organizationId, way, kind, state, attempts, expiresAt, createdAt, deviceId: row.deviceId ?? null },
    ...{ notificationId: row.notificationId ?? null, userId: row.userId ?? null, sealed: row.sealed ?? null },
    period: row.period ?? null,
    ...{ dueAt: row.dueAt ?? null, code: row.code ?? null, finishedAt: row.finishedAt ?? null },
  };
}
