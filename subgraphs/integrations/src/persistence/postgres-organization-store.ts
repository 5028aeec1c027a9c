import type { EntityManager } from '@mikro-orm/postgresql';
import type { KnownOrganization, OrganizationStore } from '../application/ports.js';
import { deleteConnections } from './connection-stores.js';
import { deleteModelBudgets } from './postgres-model-budget-store.js';
import { deleteWebhooks } from './webhook-stores.js';
import { deleteInbound } from './inbound-stores.js';
import { PostgresSlackAlertStore } from './postgres-slack-alert-store.js';
import { OrganizationTable } from './tables.js';

export class PostgresOrganizationStore implements OrganizationStore {
  constructor(private readonly em: EntityManager) {}

  async save(organization: KnownOrganization): Promise<void> {
    await this.em.upsert(OrganizationTable, { ...organization });
  }

  async deleteEverything(organizationId: string): Promise<void> {
    await deleteInbound(this.em, organizationId);
    await deleteConnections(this.em, organizationId);
    await deleteModelBudgets(this.em, organizationId);
    await new PostgresSlackAlertStore(this.em).delete(organizationId);
    await deleteWebhooks(this.em, organizationId);
    await this.em.nativeDelete(OrganizationTable, { organizationId });
  }
}
