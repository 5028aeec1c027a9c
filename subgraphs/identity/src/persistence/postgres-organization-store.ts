import type { EntityManager } from '@mikro-orm/postgresql';
import type { OrganizationStore } from '../application/ports.js';
import type { Organization, OrganizationDeletion } from '../domain/organization.js';
import { lockText } from './lock-text.js';
import type { RevokedCredentials } from './revoked-credentials.js';
import { toOrganization } from './rows.js';
import { EndedOrganizationTable, OrganizationTable } from './tables.js';

/** Organizations in PostgreSQL. */
export class PostgresOrganizationStore implements OrganizationStore {
  constructor(
    private readonly em: EntityManager,
    private readonly revoked: RevokedCredentials,
  ) {}

  async findByIds(ids: readonly string[]): Promise<Organization[]> {
    const rows = await this.em.find(OrganizationTable, { id: { $in: [...ids] } });
    return rows.map(toOrganization);
  }

  async isSlugTaken(slug: string): Promise<boolean> {
    await lockText(this.em, `slug:${slug}`);
    return (await this.em.count(OrganizationTable, { slug })) > 0;
  }

  async lock(id: string): Promise<boolean> {
    const rows: unknown[] = await this.em.execute('select 1 from organizations where id = ? for update', [id]);
    return rows.length > 0;
  }

  async insert({ deletion: _none, ...organization }: Organization): Promise<void> {
    await this.em.insert(OrganizationTable, organization);
  }

  async update(id: string, change: Parameters<OrganizationStore['update']>[1]): Promise<void> {
    // API keys use the organization's language.
    if (change.locale !== undefined) this.revoked.organization(id);
    if (Object.keys(change).length > 0) await this.em.nativeUpdate(OrganizationTable, { id }, { ...change });
  }

  async scheduleDeletion(id: string, deletion: OrganizationDeletion | null): Promise<void> {
    // Its keys are refused meanwhile.
    this.revoked.organization(id);
    const columns = {
      deletionRequestedAt: deletion?.requestedAt ?? null,
      deletionDueAt: deletion?.dueAt ?? null,
      deletionRequestedBy: deletion?.requestedByUserId ?? null,
    };
    await this.em.nativeUpdate(OrganizationTable, { id }, columns);
  }

  async idsDue(now: Date): Promise<string[]> {
    const rows = await this.em.find(OrganizationTable, { deletionDueAt: { $lte: now } }, { fields: ['id'] });
    return rows.map(({ id }) => id);
  }

  async delete(id: string, repeatAt: Date): Promise<void> {
    this.revoked.organization(id);
    await this.em.nativeDelete(OrganizationTable, { id });
    await this.em.upsert(EndedOrganizationTable, { id, repeatAt });
  }

  async claimDueRepeats(now: Date): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      'delete from ended_organizations where repeat_at <= ? returning id',
      [now],
    );
    return rows.map(({ id }) => id);
  }
}
