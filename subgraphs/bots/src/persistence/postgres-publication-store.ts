import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inListOrder, newestFirst } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { PublicationStore } from '../application/ports.js';
import type { Publication, PublicationStep, PublicationStatus } from '../domain/publication.js';
import { PublicationTable } from './tables.js';

type PublicationRow = InferEntity<typeof PublicationTable>;

const openStatuses: PublicationStatus[] = ['REQUESTED', 'VALIDATING', 'WARMING'];

export class PostgresPublicationStore implements PublicationStore {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[]): Promise<Publication[]> {
    const rows = await this.em.find(PublicationTable, { organizationId, id: { $in: [...ids] } });
    return rows.map(toPublication);
  }

  async latestByBots(organizationId: string, botIds: readonly string[]): Promise<Publication[]> {
    if (botIds.length === 0) return [];
    const places = botIds.map(() => '?').join(', ');
    const latest = await this.em.execute<{ id: string }[]>(
      `select distinct on (bot_id) id from publication
       where organization_id = ? and bot_id in (${places}) order by bot_id, id desc`,
      [organizationId, ...botIds],
    );
    return this.byIds(
      organizationId,
      latest.map((row) => row.id),
    );
  }

  async listByBot(organizationId: string, botId: string, page: PageRequest): Promise<Publication[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const rows = await this.em.find(PublicationTable, { organizationId, botId, ...where }, { orderBy, limit });
    return inListOrder(page, rows).map(toPublication);
  }

  async countByBot(organizationId: string, botId: string): Promise<number> {
    return this.em.count(PublicationTable, { organizationId, botId });
  }

  async lock(organizationId: string, id: string): Promise<Publication | null> {
    const row = await this.em.findOne(
      PublicationTable,
      { organizationId, id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    return row === null ? null : toPublication(row);
  }

  async activeOf(organizationId: string, botId: string): Promise<Publication[]> {
    const rows = await this.em.find(PublicationTable, { organizationId, botId, status: 'ACTIVE' });
    return rows.map(toPublication);
  }

  async overdue(now: Date): Promise<Publication[]> {
    const rows = await this.em.find(PublicationTable, {
      status: { $in: openStatuses },
      deadlineAt: { $lt: now },
    });
    return rows.map(toPublication);
  }

  async save(publication: Publication): Promise<void> {
    await this.em.upsert(PublicationTable, {
      ...publication,
      steps: publication.steps.map((step) => ({
        ...step,
        startedAt: step.startedAt?.toISOString() ?? null,
        finishedAt: step.finishedAt?.toISOString() ?? null,
      })),
    });
  }
}

function toPublication(row: PublicationRow): Publication {
  const time = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return {
    id: row.id,
    organizationId: row.organizationId,
    botId: row.botId,
    versionId: row.versionId,
    status: row.status,
    conversations: row.conversations,
    steps: row.steps.map((step) => ({
      name: step.name as PublicationStep['name'],
      status: step.status as PublicationStep['status'],
      startedAt: time(step.startedAt),
      finishedAt: time(step.finishedAt),
      confirmation: step.confirmation ?? null,
    })),
    startedAt: row.startedAt,
    deadlineAt: row.deadlineAt,
    finishedAt: row.finishedAt ?? null,
    error: row.error ?? null,
    sequence: row.sequence,
  };
}
