import type { EntityManager } from '@mikro-orm/postgresql';
import type { Entitlements } from '@tertulia/plan-limits';
import type { EntitlementStore } from '../application/ports.js';
import { EntitlementsTable } from './tables.js';

// Stores nothing for a deleted organization: its last events may arrive after its end.
const saveSql = `
  insert into entitlements (organization_id, entitlements)
  select id, ?::jsonb from organizations where id = ?
  on conflict (organization_id) do update set entitlements = excluded.entitlements`;

/** Copies of the plans' limits, in PostgreSQL. */
export class PostgresEntitlementStore implements EntitlementStore {
  constructor(private readonly em: EntityManager) {}

  async of(organizationId: string): Promise<Entitlements | null> {
    const row = await this.em.findOne(EntitlementsTable, { organizationId });
    return row?.entitlements ?? null;
  }

  async save(organizationId: string, entitlements: Entitlements): Promise<void> {
    await this.em.execute(saveSql, [JSON.stringify(entitlements), organizationId], 'run');
  }
}
