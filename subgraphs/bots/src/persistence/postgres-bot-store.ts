import { LockMode, type FilterQuery, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inListOrder, newestFirst } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { BotFilter, BotStore, ConnectionUse } from '../application/ports.js';
import type { Bot } from '../domain/bot.js';
import { BotTable } from './tables.js';
import { usesOf, usesSql, type UseRow } from './connection-uses.js';

type BotRow = InferEntity<typeof BotTable>;

export class PostgresBotStore implements BotStore {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[]): Promise<Bot[]> {
    const rows = await this.em.find(BotTable, { organizationId, id: { $in: [...ids] }, deletedAt: null });
    return rows.map(toBot);
  }

  async byIdWithDeleted(organizationId: string, id: string): Promise<Bot | null> {
    const row = await this.em.findOne(BotTable, { organizationId, id });
    return row === null ? null : toBot(row);
  }

  async list(organizationId: string, filter: BotFilter, page: PageRequest): Promise<Bot[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const conditions = { $and: [conditionsOf(organizationId, filter), where] } as FilterQuery<BotRow>;
    const rows = await this.em.find(BotTable, conditions, { orderBy, limit });
    return inListOrder(page, rows).map(toBot);
  }

  async usesOfConnections(organizationId: string, connectionIds: readonly string[]): Promise<ConnectionUse[]> {
    const ids = JSON.stringify(connectionIds);
    return usesOf(await this.em.execute<UseRow[]>(usesSql, [organizationId, organizationId, ids, ids]));
  }

  async count(organizationId: string, filter: BotFilter): Promise<number> {
    return this.em.count(BotTable, conditionsOf(organizationId, filter));
  }

  async lockAndCount(organizationId: string): Promise<number> {
    await this.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 1))', [organizationId]);
    return this.em.count(BotTable, { organizationId, deletedAt: null });
  }

  async lock(organizationId: string, id: string): Promise<Bot | null> {
    const row = await this.em.findOne(
      BotTable,
      { organizationId, id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    return row === null ? null : toBot(row);
  }

  async save(bot: Bot): Promise<void> {
    await this.em.upsert(BotTable, { ...bot, searchName: folded(bot.name) });
  }
}

function toBot(row: BotRow): Bot {
  return {
    id: row.id,
    organizationId: row.organizationId,
    publicId: row.publicId,
    name: row.name,
    industryId: row.industryId ?? null,
    templateId: row.templateId ?? null,
    liveVersionId: row.liveVersionId ?? null,
    isPaused: row.isPaused,
    pauseMessage: row.pauseMessage,
    allowedSites: row.allowedSites,
    confirmationHost: row.confirmationHost ?? null,
    isDemo: row.isDemo,
    deletedAt: row.deletedAt ?? null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function conditionsOf(organizationId: string, filter: BotFilter): FilterQuery<BotRow> {
  return {
    organizationId,
    deletedAt: null,
    ...(filter.industryId === null ? {} : { industryId: filter.industryId }),
    ...(filter.botIds === null ? {} : { id: { $in: filter.botIds } }),
    ...(filter.search === null ? {} : { searchName: { $like: `%${escapeLike(folded(filter.search))}%` } }),
    ...statusCondition(filter.status),
  };
}

function statusCondition(status: BotFilter['status']): Record<string, unknown> {
  switch (status) {
    case null:
      return {};
    case 'PAUSED':
      return { isPaused: true };
    case 'LIVE':
      return { isPaused: false, liveVersionId: { $ne: null } };
    case 'DRAFT':
      return { isPaused: false, liveVersionId: null };
  }
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
