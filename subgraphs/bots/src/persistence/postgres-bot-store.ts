import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inListOrder, readRows } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { BotFilter, BotStore, ConnectionUse } from '../application/ports.js';
import type { Bot } from '../domain/bot.js';
import { BotTable } from './tables.js';
import { usesOf, usesSql, type UseRow } from './connection-uses.js';

type BotRow = InferEntity<typeof BotTable>;

export class PostgresBotStore implements BotStore {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[]): Promise<Bot[]> {
    const tail = 'where organization_id = ? and id in (?) and deleted_at is null';
    return (await readRows(this.em, BotTable, { tail, values: [organizationId, ids] })).map(toBot);
  }

  async byIdWithDeleted(organizationId: string, id: string): Promise<Bot | null> {
    const row = await this.em.findOne(BotTable, { organizationId, id });
    return row === null ? null : toBot(row);
  }

  async list(organizationId: string, filter: BotFilter, page: PageRequest): Promise<Bot[]> {
    const { sql, values } = conditionsOf(organizationId, filter);
    const isForward = page.direction === 'FORWARD';
    const beyond = page.cursor === null ? '' : `and id ${isForward ? '<' : '>'} ?`;
    const bounds = page.cursor === null ? [] : [page.cursor.sortKey];
    const tail = `where ${sql} ${beyond} order by id ${isForward ? 'desc' : 'asc'} limit ?`;
    const rows = await readRows(this.em, BotTable, { tail, values: [...values, ...bounds, page.limit + 1] });
    return inListOrder(page, rows).map(toBot);
  }

  async usesOfConnections(organizationId: string, connectionIds: readonly string[]): Promise<ConnectionUse[]> {
    const ids = JSON.stringify(connectionIds);
    return usesOf(await this.em.execute<UseRow[]>(usesSql, [organizationId, organizationId, ids, ids]));
  }

  async count(organizationId: string, filter: BotFilter): Promise<number> {
    const { sql, values } = conditionsOf(organizationId, filter);
    const counted = await this.em.execute<{ total: number }[]>(
      `select count(*)::int as total from bot where ${sql}`,
      values,
    );
    return counted[0]?.total ?? 0;
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

interface Conditions {
  readonly sql: string;
  readonly values: unknown[];
}

function conditionsOf(organizationId: string, { industryId, botIds, search, status }: BotFilter): Conditions {
  const conditions: (readonly [sql: string, ...values: unknown[]])[] = [
    ['organization_id = ?', organizationId],
    ['deleted_at is null'],
  ];
  if (industryId !== null) conditions.push(['industry_id = ?', industryId]);
  if (botIds !== null) conditions.push(['id in (?)', botIds]);
  if (search !== null) conditions.push(['search_name like ?', `%${escapeLike(folded(search))}%`]);
  if (status !== null) conditions.push([statusSql[status]]);
  return {
    sql: conditions.map(([sql]) => sql).join(' and '),
    values: conditions.flatMap(([, ...values]) => values),
  };
}

const statusSql: Readonly<Record<NonNullable<BotFilter['status']>, string>> = {
  PAUSED: 'is_paused',
  LIVE: 'not is_paused and live_version_id is not null',
  DRAFT: 'not is_paused and live_version_id is null',
};

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
