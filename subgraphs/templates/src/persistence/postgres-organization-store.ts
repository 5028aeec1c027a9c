import type { EntityManager } from '@mikro-orm/postgresql';
import type { OrganizationFacts, OrganizationStore } from '../application/ports.js';
import { InstallationTable, OrganizationTable } from './tables.js';

export class PostgresOrganizationStore implements OrganizationStore {
  constructor(private readonly em: EntityManager) {}

  async of(organizationId: string): Promise<OrganizationFacts | null> {
    const row = await this.em.findOne(OrganizationTable, { organizationId });
    if (row === null) return null;
    const { name, timeZone, currency, country, isDemo } = row;
    return { organizationId, name, timeZone, currency, country, isDemo };
  }

  async save(facts: OrganizationFacts): Promise<void> {
    await this.em.upsert(OrganizationTable, { ...facts });
  }

  async deleteEverything(organizationId: string): Promise<void> {
    await this.em.nativeDelete(InstallationTable, { organizationId });
    await this.em.nativeDelete(OrganizationTable, { organizationId });
  }
}
