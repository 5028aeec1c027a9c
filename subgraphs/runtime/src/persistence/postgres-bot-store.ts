import { heavyJson, readRows } from '@tertulia/persistence';
import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { BotVersionRow, PublishedBotStore, VersionStore } from '../application/ports.js';
import type { PublishedBot } from '../domain/published-bot.js';
import { BotVersionTable, PublishedBotTable } from './tables.js';

export class PostgresPublishedBotStore implements PublishedBotStore {
  constructor(private readonly em: EntityManager) {}

  async byPublicId(publicId: string): Promise<PublishedBot | null> {
    const [row] = await readRows(this.em, PublishedBotTable, { tail: 'where public_id = ?', values: [publicId] });
    return row === undefined ? null : toBot(row);
  }

  async byId(organizationId: string, botId: string): Promise<PublishedBot | null> {
    const row = await this.em.findOne(PublishedBotTable, { organizationId, botId });
    return row === null ? null : toBot(row);
  }

  async save(bot: PublishedBot): Promise<void> {
    await this.em.upsert(PublishedBotTable, { ...bot, allowedSites: [...bot.allowedSites] });
  }
}

export class PostgresVersionStore implements VersionStore {
  constructor(private readonly em: EntityManager) {}

  async add(version: BotVersionRow): Promise<void> {
    const row = { ...version, definition: heavyJson(version.definition) };
    await this.em.upsert(BotVersionTable, row, { onConflictAction: 'ignore' });
  }

  async definitionOf(organizationId: string, versionId: string): Promise<unknown> {
    const row = await this.em.findOne(BotVersionTable, { organizationId, id: versionId });
    return row?.definition ?? null;
  }
}

function toBot(row: InferEntity<typeof PublishedBotTable>): PublishedBot {
  const { botId, organizationId, name, isPaused, pauseMessage, allowedSites, isDemo } = row;
  return {
    ...{ botId, organizationId, name, isPaused, pauseMessage, allowedSites, isDemo },
    publicId: row.publicId ?? null,
    liveVersionId: row.liveVersionId ?? null,
    moveToVersionId: row.moveToVersionId ?? null,
    movedAt: row.movedAt ?? null,
    deletedAt: row.deletedAt ?? null,
  };
}
