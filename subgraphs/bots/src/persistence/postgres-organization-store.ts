import type { EntityManager } from '@mikro-orm/postgresql';
import { StoredOrganizations } from '@tertulia/persistence';
import type { Entitlements } from '@tertulia/plan-limits';
import type { EntitlementStore, OrganizationStore } from '../application/ports.js';
import { BotTable, EntitlementTable } from './tables.js';

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

export class PostgresOrganizationStore extends StoredOrganizations implements OrganizationStore {
  async deleteEverything(organizationId: string): Promise<void> {
    await this.em.nativeDelete(BotTable, { organizationId });
    await this.em.nativeDelete(EntitlementTable, { organizationId });
    await this.delete(organizationId);
  }
}
