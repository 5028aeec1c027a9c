import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jobs } from '@tertulia/jobs';
import type { PendingRevocation, RevocationPlace, RevocationStore } from '../application/revocation-ports.js';
import { TokenRevocationTable } from './connection-tables.js';
import { revokeQueue } from './revoke-queue.js';

export class PostgresRevocationStore implements RevocationStore {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
  ) {}

  async add(revocation: PendingRevocation): Promise<void> {
    await this.em.insert(TokenRevocationTable, { ...revocation });
    await this.jobs.send(this.em, revokeQueue.queue, [revokeQueue.jobOf(revocation)]);
  }

  async find({ connectionId, organizationId }: RevocationPlace): Promise<PendingRevocation | null> {
    const row = await this.em.findOne(TokenRevocationTable, { connectionId, organizationId });
    if (row === null) return null;
    const { connector, connectorVersion, sealed, createdAt, accountLabel } = row;
    return {
      connectionId,
      organizationId,
      connector,
      connectorVersion,
      sealed,
      createdAt,
      accountLabel: accountLabel ?? null,
    };
  }

  async delete({ connectionId, organizationId }: RevocationPlace): Promise<boolean> {
    // Locked, so that of two that end at once the second one sees that it is the last.
    const outliving = await this.em.execute<{ connection_id: string }[]>(
      'select connection_id from token_revocation where organization_id = ? and outlives_organization order by connection_id for update',
      [organizationId],
    );
    await this.em.nativeDelete(TokenRevocationTable, { connectionId, organizationId });
    return outliving.length === 1 && outliving[0]?.connection_id === connectionId;
  }

  async outliveOrganization(organizationId: string): Promise<number> {
    return this.em.nativeUpdate(TokenRevocationTable, { organizationId }, { outlivesOrganization: true });
  }

  async overdue(before: Date, limit: number): Promise<RevocationPlace[]> {
    const options = { orderBy: { createdAt: 'asc' }, limit } as const;
    const rows = await this.em.find(TokenRevocationTable, { createdAt: { $lt: before } }, options);
    return rows.map(({ connectionId, organizationId }) => ({ connectionId, organizationId }));
  }
}
