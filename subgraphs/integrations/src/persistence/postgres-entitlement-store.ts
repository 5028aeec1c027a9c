import type { EntityManager } from '@mikro-orm/postgresql';
import type { Entitlements } from '@tertulia/plan-limits';
import type { EntitlementStore } from '../application/connection-ports.js';
import { EntitlementTable } from './connection-tables.js';

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
