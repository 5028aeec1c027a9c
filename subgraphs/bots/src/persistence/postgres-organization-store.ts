import type { EntityManager } from '@mikro-orm/postgresql';
import type { Entitlements } from '@tertulia/plan-limits';
import type { EntitlementStore, OrganizationFacts, OrganizationStore } from '../application/ports.js';
import { BotTable, EntitlementTable, OrganizationTable } from './tables.js';

export class PostgresEntitlementStore implements EntitlementStore {
  constructor(private readonly em: EntityManager) {}

  async of(organizationId: string): Promise<Entitlements | null> {
    const row = await this.em.findOne(EntitlementTable, { organizationId });
    return row?.entitlements ?? null;
  }

  async save(organizationId: string, entitlements: Entitlements): Promise<void> {
    await this.em.upsert(EntitlementTable, { organizationId, entitlements });
  }
}

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
    await this.em.nativeDelete(BotTable, { organizationId });
    await this.em.nativeDelete(EntitlementTable, { organizationId });
    await this.em.nativeDelete(OrganizationTable, { organizationId });
  }
}
