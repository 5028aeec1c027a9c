import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PromptVersionStore } from '../application/ports.js';
import type { PromptVersion } from '../domain/prompt-version.js';
import { PromptVersionTable } from './tables.js';

export class PostgresPromptVersionStore implements PromptVersionStore {
  constructor(private readonly em: EntityManager) {}

  async byPrompts(organizationId: string, botId: string, promptIds: readonly string[]): Promise<PromptVersion[]> {
    const rows = await this.em.find(
      PromptVersionTable,
      { organizationId, botId, promptId: { $in: [...promptIds] } },
      { orderBy: { number: 'desc' } },
    );
    return rows.map(toPromptVersion);
  }

  async byId(organizationId: string, id: string): Promise<PromptVersion | null> {
    const row = await this.em.findOne(PromptVersionTable, { organizationId, id });
    return row === null ? null : toPromptVersion(row);
  }

  async add(version: PromptVersion): Promise<void> {
    await this.em.insert(PromptVersionTable, { ...version });
  }

  async replace(version: PromptVersion): Promise<void> {
    await this.em.upsert(PromptVersionTable, { ...version });
  }
}

function toPromptVersion(row: InferEntity<typeof PromptVersionTable>): PromptVersion {
  const { id, organizationId, botId, promptId, number, name, role, tone, limits, knowledge, note, createdAt } = row;
  const text = { name, role, tone, limits, knowledge, note };
  return { id, organizationId, botId, promptId, number, ...text, authorId: row.authorId ?? null, createdAt };
}
