import type { EntityManager } from '@mikro-orm/postgresql';
import type { PageRequest } from '@tertulia/use-case';
import type { AuditTrail } from '../application/ports.js';
import type { AuditEntry } from '../domain/audit-entry.js';
import { inListOrder, keysetQuery } from './keyset.js';
import { toAuditEntry } from './rows.js';
import { AuditEntryTable } from './tables.js';

/** The audit trail in PostgreSQL. */
export class PostgresAuditTrail implements AuditTrail {
  constructor(private readonly em: EntityManager) {}

  async append(entry: AuditEntry): Promise<void> {
    await this.em.insert(AuditEntryTable, { ...entry });
  }

  async rename(email: string, name: string): Promise<void> {
    await this.em.nativeUpdate(AuditEntryTable, { actor: email }, { actor: name });
    await this.em.nativeUpdate(AuditEntryTable, { subject: email }, { subject: name });
  }

  async page(organizationId: string, page: PageRequest): Promise<AuditEntry[]> {
    const { where, orderBy, limit } = keysetQuery('at', 'NEWEST_FIRST', page);
    const rows = await this.em.find(AuditEntryTable, { ...where, organizationId }, { orderBy, limit });
    return inListOrder(rows.map(toAuditEntry), page);
  }

  count(organizationId: string): Promise<number> {
    return this.em.count(AuditEntryTable, { organizationId });
  }
}
