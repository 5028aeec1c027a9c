import type { EntityManager } from '@mikro-orm/postgresql';
import type { Passage } from '@tertulia/document-passages';
import { isUuid } from '@tertulia/persistence';
import type { DocumentStore } from '../application/document-ports.js';
import {
  unusedLifeMs,
  type DocumentContent,
  type DocumentFacts,
  type DocumentUsage,
  type UploadPart,
} from '../domain/document-content.js';
import { DocumentContentTable, DocumentPartTable } from './document-tables.js';

/** Versions and drafts name passages in their definition. */
const isNamed = (table: string): string =>
  `exists (select 1 from ${table} named where named.bot_id = document_content.bot_id
     and named.definition -> 'documents' @> jsonb_build_array(jsonb_build_object('contentId', document_content.id::text)))`;

const unnamedSql = `delete from document_content where organization_id = ? and bot_id = ? and unused_since < ?
  and not ${isNamed('bot_version')} and not ${isNamed('draft')}`;

export class PostgresDocumentStore implements DocumentStore {
  constructor(private readonly em: EntityManager) {}

  async facts(organizationId: string, botId: string, contentIds: readonly string[]): Promise<DocumentFacts[]> {
    const rows = await this.em.find(DocumentContentTable, {
      organizationId,
      botId,
      id: { $in: contentIds.filter(isUuid) },
    });
    return rows.map((row) => {
      const { id, kind, fileName, characters, bytes, passageCount, addedAt } = row;
      const [pages, addedBy] = [row.pages ?? null, row.addedBy ?? null];
      return { id, botId, organizationId, kind, fileName, pages, characters, bytes, passageCount, addedAt, addedBy };
    });
  }

  async passages(organizationId: string, botId: string, contentIds: readonly string[]) {
    const where = { organizationId, botId, id: { $in: contentIds.filter(isUuid) } };
    const rows = await this.em.find(DocumentContentTable, where, { populate: ['passages'] });
    return new Map<string, readonly Passage[]>(rows.map(({ id, passages }) => [id, passages]));
  }

  async usage(organizationId: string, botId?: string): Promise<DocumentUsage> {
    const [row] = await this.em.execute<{ documents: string; characters: string }[]>(
      `select count(*) as documents, coalesce(sum(c.characters), 0) as characters from document_content c
       join bot b on b.id = c.bot_id and b.deleted_at is null
       where c.organization_id = ? and c.unused_since is null${botId === undefined ? '' : ' and c.bot_id = ?'}`,
      botId === undefined ? [organizationId] : [organizationId, botId],
    );
    return { documents: Number(row?.documents ?? 0), characters: Number(row?.characters ?? 0) };
  }

  async add({ passages, ...facts }: DocumentContent): Promise<void> {
    const row = { ...facts, passages: [...passages], passageCount: passages.length, unusedSince: null };
    await this.em.insert(DocumentContentTable, row);
  }

  async copy({ organizationId, botId }: { organizationId: string; botId: string }, to: string) {
    const rows = await this.em.execute<{ old: string; id: string }[]>(
      `with source as (select *, gen_random_uuid() as copied from document_content
         where organization_id = ? and bot_id = ? and unused_since is null),
       added as (insert into document_content
         (id, bot_id, organization_id, kind, file_name, pages, characters, bytes, passage_count, passages, added_at, added_by)
         select copied, ?, organization_id, kind, file_name, pages, characters, bytes, passage_count, passages, added_at, added_by
         from source)
       select id as old, copied as id from source`,
      [organizationId, botId, to],
    );
    return new Map(rows.map(({ old, id }) => [old, id]));
  }

  async keepOnly(
    bot: { organizationId: string; botId: string },
    contentIds: readonly string[],
    now: Date,
  ): Promise<void> {
    const { organizationId, botId } = bot;
    const named = { organizationId, botId, id: { $in: [...contentIds] } };
    await this.em.nativeUpdate(DocumentContentTable, named, { unusedSince: null });
    const unnamed = { organizationId, botId, id: { $nin: [...contentIds] }, unusedSince: null };
    await this.em.nativeUpdate(DocumentContentTable, unnamed, { unusedSince: now });
    const before = new Date(now.getTime() - unusedLifeMs).toISOString();
    await this.em.execute(unnamedSql, [organizationId, botId, before]);
  }

  async addPart({ content, ...part }: UploadPart): Promise<void> {
    await this.em.upsert(DocumentPartTable, { ...part, content: Buffer.from(content) });
  }

  async removePartsBefore(organizationId: string, at: Date): Promise<void> {
    await this.em.nativeDelete(DocumentPartTable, { organizationId, at: { $lt: at } });
  }

  async uploadedBytes(organizationId: string, uploadId: string | null): Promise<number> {
    const [row] = await this.em.execute<{ bytes: string }[]>(
      `select coalesce(sum(length(content)), 0) as bytes from document_part
       where organization_id = ?${uploadId === null ? '' : ' and upload_id = ?'}`,
      uploadId === null ? [organizationId] : [organizationId, uploadId],
    );
    return Number(row?.bytes ?? 0);
  }

  async uploaded(organizationId: string, botId: string, uploadId: string): Promise<Uint8Array | null> {
    const where = { organizationId, botId, uploadId };
    const parts = await this.em.find(DocumentPartTable, where, { orderBy: { part: 'asc' } });
    if (parts.length === 0 || parts.some(({ part }, at) => part !== at)) return null;
    return new Uint8Array(Buffer.concat(parts.map(({ content }) => content)));
  }
}
