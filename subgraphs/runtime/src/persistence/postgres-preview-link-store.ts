import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PreviewLinkStore } from '../application/preview-ports.js';
import type { PreviewLink } from '../domain/preview-link.js';
import { PreviewLinkTable } from './preview-link-table.js';

export class PostgresPreviewLinkStore implements PreviewLinkStore {
  constructor(private readonly em: EntityManager) {}

  async validOf(organizationId: string, botId: string, now: Date): Promise<PreviewLink[]> {
    const wanted = { organizationId, botId, expiresAt: { $gt: now } };
    const rows = await this.em.find(PreviewLinkTable, wanted, { orderBy: { createdAt: 'desc', id: 'desc' } });
    return rows.map(toLink);
  }

  async byId(organizationId: string, id: string): Promise<PreviewLink | null> {
    const row = await this.em.findOne(PreviewLinkTable, { organizationId, id });
    return row === null ? null : toLink(row);
  }

  async byTokenHash(tokenHash: string): Promise<PreviewLink | null> {
    const row = await this.em.findOne(PreviewLinkTable, { tokenHash });
    return row === null ? null : toLink(row);
  }

  async add(link: PreviewLink): Promise<void> {
    await this.em.insert(PreviewLinkTable, { ...link });
  }

  async remove(organizationId: string, id: string): Promise<void> {
    await this.em.nativeDelete(PreviewLinkTable, { organizationId, id });
  }

  async removeExpired(now: Date): Promise<void> {
    await this.em.nativeDelete(PreviewLinkTable, { expiresAt: { $lte: now } });
  }
}

function toLink(row: InferEntity<typeof PreviewLinkTable>): PreviewLink {
  const { id, organizationId, botId, tokenHash, creatorId = null, createdAt, expiresAt } = row;
  return { id, organizationId, botId, tokenHash, creatorId, createdAt, expiresAt };
}
