import type { EntityManager } from '@mikro-orm/postgresql';
import type { InvitationStore } from '../application/ports.js';
import type { Invitation } from '../domain/invitation.js';
import { toInvitation } from './rows.js';
import { InvitationTable } from './tables.js';

const unused = { acceptedAt: null, revokedAt: null };

/** Invitations in PostgreSQL. */
export class PostgresInvitationStore implements InvitationStore {
  constructor(private readonly em: EntityManager) {}

  async listOpen(organizationId: string, now: Date): Promise<Invitation[]> {
    const where = { organizationId, ...unused, expiresAt: { $gt: now } };
    const rows = await this.em.find(InvitationTable, where, { orderBy: { createdAt: 'desc', id: 'desc' } });
    return rows.map(toInvitation);
  }

  async find(organizationId: string, id: string): Promise<Invitation | null> {
    const row = await this.em.findOne(InvitationTable, { organizationId, id });
    return row === null ? null : toInvitation(row);
  }

  async findByTokenHash(tokenHash: string): Promise<Invitation | null> {
    const row = await this.em.findOne(InvitationTable, { $or: [{ tokenHash }, { mailedTokenHash: tokenHash }] });
    return row === null ? null : toInvitation(row);
  }

  async mailedSince(invitee: { organizationId: string; email: string }, time: Date): Promise<Date[]> {
    const where = { ...invitee, mailedAt: { $gt: time } };
    const rows = await this.em.find(InvitationTable, where, { orderBy: { mailedAt: 'asc' } });
    return rows.flatMap(({ mailedAt }) => mailedAt ?? []);
  }

  async insert(invitation: Invitation): Promise<void> {
    const botIds = invitation.botIds === null ? null : [...invitation.botIds];
    await this.em.insert(InvitationTable, { ...invitation, botIds });
  }

  async accept(id: string, now: Date): Promise<boolean> {
    const where = { id, ...unused, expiresAt: { $gt: now } };
    return (await this.em.nativeUpdate(InvitationTable, where, { acceptedAt: now })) === 1;
  }

  async revoke(organizationId: string, id: string, now: Date): Promise<boolean> {
    const where = { organizationId, id, ...unused, expiresAt: { $gt: now } };
    return (await this.em.nativeUpdate(InvitationTable, where, { revokedAt: now })) === 1;
  }

  async revokeOpenFor({ organizationId, email }: { organizationId: string; email: string }, now: Date): Promise<void> {
    await this.em.nativeUpdate(InvitationTable, { organizationId, email, ...unused }, { revokedAt: now });
  }
}
