import { StoredOrganizations } from '@tertulia/persistence';
import type { OrganizationStore } from '../application/ports.js';
import { InstallationTable } from './tables.js';

export class PostgresOrganizationStore extends StoredOrganizations implements OrganizationStore {
  async deleteEverything(organizationId: string): Promise<void> {
    await this.em.nativeDelete(InstallationTable, { organizationId });
    await this.delete(organizationId);
  }
}
