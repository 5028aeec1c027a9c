import type { EntityManager } from '@mikro-orm/postgresql';
import type { Entitlements } from '@tertulia/plan-limits';
import type {
  EntitlementStore,
  NewOrganizationFacts,
  OrganizationFacts,
  OrganizationStore,
} from '../application/ports.js';
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

  async save({ isDemo, ...facts }: NewOrganizationFacts, at: Date): Promise<void> {
    const { organizationId, name, timeZone, currency, country } = facts;
    await this.em.execute(
      `insert into organization (organization_id, name, time_zone, currency, country, is_demo, facts_at)
       values (?, ?, ?, ?, ?, false, ?)
       on conflict (organization_id) do update set name = excluded.name, time_zone = excluded.time_zone,
         currency = excluded.currency, country = excluded.country, facts_at = excluded.facts_at
       where organization.facts_at is null or organization.facts_at <= excluded.facts_at`,
      [organizationId, name, timeZone, currency, country, at],
      'run',
    );
    if (isDemo !== undefined) await this.em.nativeUpdate(OrganizationTable, { organizationId }, { isDemo });
  }

  async deleteEverything(organizationId: string): Promise<void> {
    await this.em.nativeDelete(BotTable, { organizationId });
    await this.em.nativeDelete(EntitlementTable, { organizationId });
    await this.em.nativeDelete(OrganizationTable, { organizationId });
  }
}
