import type { EntityManager } from '@mikro-orm/postgresql';
import type { MailPolicyStore } from '../application/mail-ports.js';
import { OrganizationTable } from './tables.js';

export class PostgresMailPolicyStore implements MailPolicyStore {
  constructor(private readonly em: EntityManager) {}

  async isMailAllowed(organizationId: string): Promise<boolean> {
    return (await this.em.findOne(OrganizationTable, { organizationId }, { refresh: true }))?.isMailAllowed ?? true;
  }

  async allowMail(organizationId: string, isMailAllowed: boolean): Promise<void> {
    await this.em.nativeUpdate(OrganizationTable, { organizationId }, { isMailAllowed });
  }
}
