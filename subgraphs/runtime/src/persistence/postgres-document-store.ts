import type { EntityManager } from '@mikro-orm/postgresql';
import { heavyJson } from '@tertulia/persistence';
import type { DocumentContent, DocumentStore } from '../application/document-ports.js';
import type { OwnBot } from '../application/ports.js';
import { DocumentContentTable } from './tables.js';

const unusedSql = `delete from document_content c where organization_id = ? and bot_id = ? and added_at < ?
  and not exists (select 1 from bot_version v where v.organization_id = c.organization_id and v.bot_id = c.bot_id
    and v.definition -> 'documents' @> jsonb_build_array(jsonb_build_object('contentId', c.id::text)))`;

export class PostgresDocumentStore implements DocumentStore {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async missing({ organizationId, botId }: OwnBot, contentIds: readonly string[]): Promise<string[]> {
    const where = { organizationId, botId, id: { $in: [...contentIds] } };
    const rows = await this.#em.find(DocumentContentTable, where, { fields: ['id'] });
    const here = new Set(rows.map(({ id }) => id));
    return contentIds.filter((id) => !here.has(id));
  }

  async of({ organizationId, botId }: OwnBot, contentIds: readonly string[]): Promise<DocumentContent[]> {
    const rows = await this.#em.find(DocumentContentTable, { organizationId, botId, id: { $in: [...contentIds] } });
    return rows.map(({ id, passages }) => ({ id, passages }));
  }

  async add(bot: OwnBot, contents: readonly DocumentContent[], at: Date) {
    for (const { id, passages } of contents) {
      const row = { id, ...bot, passages: heavyJson([...passages]), addedAt: at };
      await this.#em.upsert(DocumentContentTable, row, { onConflictAction: 'ignore' });
    }
  }

  async removeUnused({ organizationId, botId }: OwnBot, before: Date) {
    await this.#em.execute(unusedSql, [organizationId, botId, before.toISOString()], 'run');
  }
}
