import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { heavyJson, inListOrder, newestFirst, readRows } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { BotVersionSummary, VersionStore } from '../application/ports.js';
import type { BotVersion } from '../domain/bot-version.js';
import { VersionTable } from './tables.js';

export class PostgresVersionStore implements VersionStore {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[]): Promise<BotVersionSummary[]> {
    const tail = 'where organization_id = ? and id in (?)';
    return (await readRows(this.em, VersionTable, { tail, values: [organizationId, ids] })).map(toSummary);
  }

  async withDefinition(organizationId: string, ids: readonly string[]): Promise<BotVersion[]> {
    const rows = await this.em.find(
      VersionTable,
      { organizationId, id: { $in: [...ids] } },
      { populate: ['definition'] },
    );
    return rows.map((row) => ({ ...toSummary(row), definition: row.definition }));
  }

  async listByBot(organizationId: string, botId: string, page: PageRequest): Promise<BotVersionSummary[]> {
    const { where, orderBy, limit } = newestFirst(page, 'number', (sortKey) => Number.parseInt(sortKey, 10));
    const rows = await this.em.find(VersionTable, { organizationId, botId, ...where }, { orderBy, limit });
    return inListOrder(page, rows).map(toSummary);
  }

  async countByBot(organizationId: string, botId: string): Promise<number> {
    return this.em.count(VersionTable, { organizationId, botId });
  }

  async lastNumber(organizationId: string, botId: string): Promise<number> {
    const last = await this.em.findOne(VersionTable, { organizationId, botId }, { orderBy: { number: 'desc' } });
    return last?.number ?? 0;
  }

  async add(version: BotVersion): Promise<void> {
    await this.em.insert(VersionTable, { ...version, definition: heavyJson(version.definition) });
  }
}

function toSummary(row: Omit<InferEntity<typeof VersionTable>, 'definition'>): BotVersionSummary {
  return {
    id: row.id,
    organizationId: row.organizationId,
    botId: row.botId,
    number: row.number,
    checksum: row.checksum,
    parentId: row.parentId ?? null,
    authorId: row.authorId ?? null,
    note: row.note,
    action: row.action,
    changedPins: row.changedPins,
    changedPinsNote: row.changedPinsNote,
    createdAt: row.createdAt,
  };
}
