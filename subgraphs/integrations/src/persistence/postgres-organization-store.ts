import type { EntityManager } from '@mikro-orm/postgresql';
import type { KnownOrganization, OrganizationStore } from '../application/ports.js';
import { OrganizationTable } from './tables.js';

export class PostgresOrganizationStore implements OrganizationStore {
  constructor(private readonly em: EntityManager) {}

  async of(organizationId: string): Promise<KnownOrganization | null> {
    const row = await this.em.findOne(OrganizationTable, { organizationId });
    return row === null ? null : { organizationId, since: row.since };
  }

  async save(organization: KnownOrganization): Promise<void> {
    await this.em.upsert(OrganizationTable, { ...organization });
  }

  async deleteEverything(organizationId: string): Promise<void> {
    await this.em.nativeDelete(OrganizationTable, { organizationId });
  }
}
