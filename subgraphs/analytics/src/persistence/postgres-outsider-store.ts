import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutsiderStore } from '../application/outsider-ports.js';
import type { OutsideRecipient } from '../domain/outside-recipient.js';
import { ReportOutsiderTable } from './schedule-tables.js';

const hashSql = "encode(sha256(convert_to(?, 'UTF8')), 'hex')";
const addInvitationSql = `
  insert into report_invitation (id, organization_id, address_hash, created_at) values (?, ?, ${hashSql}, ?)`;
const forgetInvitationsSql = 'delete from report_invitation where organization_id = ? and created_at < ?';
/** Two that count at once would both find room for the last invitation. */
const waitSql = 'select pg_advisory_xact_lock(hashtextextended(?, 14))';
const countSql = `
  select count(*)::int as "all", count(*) filter (where address_hash = ${hashSql})::int as "toAddress"
  from report_invitation where organization_id = ? and created_at >= ?`;

export class PostgresOutsiderStore implements OutsiderStore {
  constructor(private readonly em: EntityManager) {}

  async all(organizationId: string): Promise<OutsideRecipient[]> {
    return (await this.em.find(ReportOutsiderTable, { organizationId }, { orderBy: { id: 'asc' } })).map(outsiderOf);
  }

  async confirmedOf(scheduleIds: readonly string[]): Promise<OutsideRecipient[]> {
    const where = { scheduleId: { $in: [...scheduleIds] }, state: 'CONFIRMED' as const };
    return (await this.em.find(ReportOutsiderTable, where, { orderBy: { id: 'asc' } })).map(outsiderOf);
  }

  async lock(organizationId: string, id: string): Promise<OutsideRecipient | null> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const row = await this.em.findOne(ReportOutsiderTable, { organizationId, id }, { lockMode, refresh: true });
    return row === null ? null : outsiderOf(row);
  }

  async save(recipient: OutsideRecipient): Promise<void> {
    await this.em.upsert(ReportOutsiderTable, { ...recipient });
  }

  async delete(organizationId: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.em.nativeDelete(ReportOutsiderTable, { organizationId, id: { $in: [...ids] } });
  }

  async addInvitation(invitation: Parameters<OutsiderStore['addInvitation']>[0]): Promise<void> {
    const { id, organizationId, address, createdAt } = invitation;
    await this.em.execute(addInvitationSql, [id, organizationId, address, createdAt]);
  }

  async countInvitations(organizationId: string, of: { readonly address: string; readonly since: Date }) {
    await this.em.execute(waitSql, [organizationId]);
    await this.em.execute(forgetInvitationsSql, [organizationId, of.since]);
    const [counted] = await this.em.execute<{ all: number; toAddress: number }[]>(countSql, [
      ...[of.address, organizationId, of.since],
    ]);
    return counted ?? { all: 0, toAddress: 0 };
  }
}

function outsiderOf(row: InferEntity<typeof ReportOutsiderTable>): OutsideRecipient {
  const { id, organizationId, scheduleId, address, state, expiresAt, changedAt } = row;
  return { id, organizationId, scheduleId, address, state, expiresAt, changedAt };
}
