import { LockMode, type FilterQuery, type FindOptions, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { executeWithNext, idArray, inListOrder, newestFirst } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type {
  DeliveryFilter,
  DeliveryText,
  DueDelivery,
  EndpointRate,
  FinishedAttempt,
  ListedAttempt,
  PlannedAttempt,
  SelectedBody,
  WebhookDeliveryStore,
} from '../application/webhook-ports.js';
import type { WebhookDelivery } from '../domain/webhook-delivery.js';
import {
  bodiesSql,
  dueSql,
  emptyResponsesSql,
  erasedSql,
  finishSql,
  insertSql,
  lockSql,
  ratesSql,
  replaceSql,
  resendSql,
  selectedSql,
} from './delivery-statements.js';
import { dueOf, finishedRowOf, rowOf, type DueRow } from './delivery-rows.js';
import { DeliveryAttemptTable, DeliveryTable } from './webhook-tables.js';

type DeliveryRow = InferEntity<typeof DeliveryTable>;

export class PostgresDeliveryStore implements WebhookDeliveryStore {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[]): Promise<WebhookDelivery[]> {
    return (await this.em.find(DeliveryTable, { organizationId, id: { $in: [...ids] }, until: null })).map(deliveryOf);
  }

  async list(organizationId: string, filter: DeliveryFilter, page: PageRequest): Promise<WebhookDelivery[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const rows = await this.em.find(
      DeliveryTable,
      { $and: [conditionsOf(organizationId, filter), where] },
      { orderBy, limit },
    );
    return inListOrder(page, rows).map(deliveryOf);
  }

  async count(organizationId: string, filter: DeliveryFilter): Promise<number> {
    return this.em.count(DeliveryTable, conditionsOf(organizationId, filter));
  }

  async attemptsOf(organizationId: string, deliveryIds: readonly string[]): Promise<ListedAttempt[]> {
    const where = { organizationId, deliveryId: { $in: [...deliveryIds] } };
    const rows = await this.em.find(DeliveryAttemptTable, where, { orderBy: { number: 'asc' } });
    return rows.map(({ deliveryId, number, at, durationMs, status, failure, response }) => ({
      ...{ deliveryId, number, at, durationMs, response, retryAfterMs: null },
      ...{ status: status ?? null, failure: failure ?? null },
    }));
  }

  async rates(organizationId: string, endpointIds: readonly string[], since: Date): Promise<EndpointRate[]> {
    const rows = await this.em.execute<{ endpoint_id: string; delivered: number; ended: number }[]>(ratesSql, [
      ...[organizationId, JSON.stringify(endpointIds), since],
    ]);
    return rows.map(({ endpoint_id: endpointId, delivered, ended }) => ({ endpointId, delivered, ended }));
  }

  async add(deliveries: readonly WebhookDelivery[]): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(insertSql, [JSON.stringify(deliveries.map(rowOf))]);
    return rows.map(({ id }) => id);
  }

  async save(delivery: WebhookDelivery): Promise<void> {
    const { id, organizationId, state, attempts, nextAttemptAt, finishedAt } = delivery;
    await this.em.nativeUpdate(DeliveryTable, { id, organizationId }, { state, attempts, nextAttemptAt, finishedAt });
  }

  async resendFailed(organizationId: string, endpointId: string, how: { now: Date; limit: number }): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(resendSql, [how.now, organizationId, endpointId, how.limit]);
    return rows.map(({ id }) => id);
  }

  async failPending(organizationId: string, endpointId: string, now: Date): Promise<void> {
    const where = { organizationId, endpointId, state: 'PENDING' as const };
    await this.em.nativeUpdate(DeliveryTable, where, { state: 'FAILED', nextAttemptAt: null, finishedAt: now });
  }

  async due(ids: readonly string[], now: Date): Promise<DueDelivery[]> {
    const rows = await this.em.execute<DueRow[]>(dueSql, [idArray(ids), now, now]);
    return rows.flatMap(dueOf);
  }

  async select(bodies: Parameters<WebhookDeliveryStore['select']>[0]): Promise<SelectedBody[]> {
    const ids = idArray(bodies.map(({ id }) => id));
    await this.em.execute(selectedSql, [JSON.stringify(bodies), ids], 'run');
    return this.em.execute<SelectedBody[]>(bodiesSql, [ids]);
  }

  async finish(attempts: readonly FinishedAttempt[]): Promise<void> {
    const ids = idArray(attempts.map(({ after }) => after.id));
    const rows = JSON.stringify(attempts.map(finishedRowOf));
    await executeWithNext(this.em, lockSql, [ids]);
    await this.em.execute(finishSql, [ids, rows, ids], 'run');
  }

  async overdue(before: Date, limit: number): Promise<PlannedAttempt[]> {
    const where = { state: 'PENDING' as const, nextAttemptAt: { $lte: before } };
    const fields = ['id', 'endpointId', 'nextAttemptAt'] as const;
    const rows = await this.em.find(DeliveryTable, where, { fields, orderBy: { nextAttemptAt: 'asc' }, limit });
    return rows.map(({ id: deliveryId, endpointId, nextAttemptAt }) => ({
      ...{ deliveryId, endpointId, dueAt: nextAttemptAt ?? before },
    }));
  }

  async lockSelected(organizationId: string, conversation: string): Promise<DeliveryText[]> {
    const isMade = { $or: [{ awaitsSelection: true }, { selectedScopes: { $ne: null } }] };
    return this.#texts({ organizationId, conversation, ...isMade }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  async forgetConversation(organizationId: string, conversation: string, now: Date): Promise<void> {
    const rows = await this.em.execute<{ id: string }[]>(erasedSql, [now, organizationId, conversation]);
    await this.em.execute(emptyResponsesSql, [idArray(rows.map(({ id }) => id))], 'run');
  }

  async withCalls(before: Date, limit: number): Promise<DeliveryText[]> {
    const ended = { eventType: 'INBOUND_RECEIVED' as const, erasedAt: null, state: { $ne: 'PENDING' as const } };
    return this.#texts({ ...ended, createdAt: { $lt: before } }, { orderBy: { createdAt: 'asc' }, limit });
  }

  async replaceTexts(bodies: readonly SelectedBody[], now: Date): Promise<void> {
    const ids = idArray(bodies.map(({ id }) => id));
    await this.em.execute(replaceSql, [now, JSON.stringify(bodies), ids], 'run');
    await this.em.execute(emptyResponsesSql, [ids], 'run');
  }

  async #texts(
    where: FilterQuery<DeliveryRow>,
    how: Pick<FindOptions<DeliveryRow>, 'lockMode' | 'limit' | 'orderBy'>,
  ): Promise<DeliveryText[]> {
    const fields = ['id', 'eventType', 'occurredAt', 'body', 'selectedScopes'] as const;
    const rows = await this.em.find(DeliveryTable, where, { ...how, fields, disableIdentityMap: true });
    return rows.map(({ id, eventType, occurredAt, body, selectedScopes }) => ({
      ...{ id, eventType, occurredAt, body, selectedScopes: selectedScopes ?? null },
    }));
  }

  async deleteBefore(time: Date): Promise<void> {
    await this.em.nativeDelete(DeliveryTable, { createdAt: { $lt: time } });
  }
}

function conditionsOf(organizationId: string, { endpointId, state }: DeliveryFilter) {
  return { organizationId, endpointId, ...(state === null ? {} : { state }) };
}

function deliveryOf(row: DeliveryRow): WebhookDelivery {
  const { id, organizationId, endpointId, eventId, eventType, occurredAt, isTest, body, state, attempts, createdAt } =
    row;
  return {
    ...{ id, organizationId, endpointId, eventId, eventType, occurredAt, isTest, body, state, attempts, createdAt },
    ...{ awaitsSelection: row.awaitsSelection, selectedScopes: row.selectedScopes ?? null },
    nextAttemptAt: row.nextAttemptAt ?? null,
    finishedAt: row.finishedAt ?? null,
    until: row.until ?? null,
    conversation: row.conversation ?? null,
  };
}
