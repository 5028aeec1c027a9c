import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DraftStore } from '../application/ports.js';
import type { Draft } from '../domain/draft.js';
import { DraftTable } from './tables.js';

export class PostgresDraftStore implements DraftStore {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async byBotIds(organizationId: string, botIds: readonly string[]): Promise<Draft[]> {
    const rows = await this.#em.find(DraftTable, { organizationId, botId: { $in: [...botIds] } });
    return rows.map(toDraft);
  }

  async lock(organizationId: string, botId: string): Promise<Draft | null> {
    const row = await this.#em.findOne(
      DraftTable,
      { organizationId, botId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    return row === null ? null : toDraft(row);
  }

  async save(draft: Draft): Promise<void> {
    await this.#em.upsert(DraftTable, { ...draft });
  }
}

function toDraft(row: InferEntity<typeof DraftTable>): Draft {
  const { botId, organizationId, revision, definition, origin, updatedAt, updatedBy } = row;
  return { botId, organizationId, revision, definition, origin, updatedAt, updatedBy: updatedBy ?? null };
}
