import { defineEntity, p } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventPayload } from '@tertulia/events';

type Created = EventPayload<'identity.organization-created.v1'>;
type Changed = EventPayload<'identity.organization-changed.v1'>;

/** A copy of what identity says of organizations, for a subgraph that needs it in its own statements. */
export const OrganizationTable = defineEntity({
  name: 'OrganizationTable',
  tableName: 'organization',
  properties: {
    organizationId: p.uuid().primary(),
    name: p.text(),
    timeZone: p.text(),
    currency: p.text(),
    country: p.text(),
    isDemo: p.boolean(),
    factsAt: p.datetime().nullable(),
  },
});

/** Reads and writes the copies, each with the time of its event: what is older never replaces what is later. */
export class StoredOrganizations {
  constructor(protected readonly em: EntityManager) {}

  async of(organizationId: string): Promise<Created | null> {
    const row = await this.em.findOne(OrganizationTable, { organizationId });
    if (row === null) return null;
    const { name, timeZone, currency, country, isDemo } = row;
    return { organizationId, name, timeZone, currency, country, isDemo };
  }

  /** Keeps the facts of either event; only that of the creation says whether they are demo data. */
  async save({ isDemo, ...facts }: Changed & Partial<Created>, at: Date): Promise<void> {
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

  async delete(organizationId: string): Promise<void> {
    await this.em.nativeDelete(OrganizationTable, { organizationId });
  }
}
