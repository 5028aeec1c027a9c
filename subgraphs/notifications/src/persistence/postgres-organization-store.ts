import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@tertulia/use-case';
import type { OrganizationStore } from '../application/ports.js';
import {
  AlertRuleTable,
  AlertTable,
  DispatchTable,
  OccasionTable,
  OrganizationTable,
  PreferenceTable,
  PushDeviceTable,
  RestedAddressTable,
} from './tables.js';

const addSql =
  'insert into organization (organization_id, since) values (?, ?) on conflict do nothing returning 1 as added';

export class PostgresOrganizationStore implements OrganizationStore {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async add(organizationId: string): Promise<boolean> {
    return (await this.em.execute<unknown[]>(addSql, [organizationId, this.clock.now()])).length > 0;
  }

  async deleteEverything(organizationId: string): Promise<void> {
    const where = { organizationId };
    await this.em.nativeDelete(DispatchTable, where);
    // Notifications follow their occasion.
    await this.em.nativeDelete(OccasionTable, where);
    await this.em.nativeDelete(AlertTable, where);
    await this.em.nativeDelete(AlertRuleTable, where);
    await this.em.nativeDelete(PreferenceTable, where);
    await this.em.nativeDelete(RestedAddressTable, where);
    await this.em.nativeDelete(PushDeviceTable, where);
    await this.em.nativeDelete(OrganizationTable, where);
  }
}
