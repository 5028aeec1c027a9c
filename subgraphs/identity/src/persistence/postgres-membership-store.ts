import type { EntityManager } from '@mikro-orm/postgresql';
import type { PageRequest } from '@tertulia/use-case';
import type { MembershipStore } from '../application/ports.js';
import type { Membership, RoleGrant } from '../domain/membership.js';
import { inListOrder, keysetQuery } from './keyset.js';
import { toMembership } from './rows.js';
import type { RevokedCredentials } from './revoked-credentials.js';
import { MembershipTable } from './tables.js';

const otherAdminsSql = `
  select count(*)::int as count from memberships m join users u on u.id = m.user_id
  where m.organization_id = ? and m.user_id <> ? and m.role = 'ORGANIZATION_ADMIN' and u.deletion_due_at is null`;

/** Memberships in PostgreSQL. */
export class PostgresMembershipStore implements MembershipStore {
  constructor(
    private readonly em: EntityManager,
    private readonly revoked: RevokedCredentials,
  ) {}

  async find(organizationId: string, id: string): Promise<Membership | null> {
    const row = await this.em.findOne(MembershipTable, { organizationId, id });
    return row === null ? null : toMembership(row);
  }

  async findOfUser(organizationId: string, userId: string): Promise<Membership | null> {
    const row = await this.em.findOne(MembershipTable, { organizationId, userId });
    return row === null ? null : toMembership(row);
  }

  async findByUsers(userIds: readonly string[]): Promise<Membership[]> {
    const rows = await this.em.find(
      MembershipTable,
      { userId: { $in: [...userIds] } },
      { orderBy: { joinedAt: 'asc', id: 'asc' } },
    );
    return rows.map(toMembership);
  }

  async page(organizationId: string, page: PageRequest): Promise<Membership[]> {
    const { where, orderBy, limit } = keysetQuery('joinedAt', 'OLDEST_FIRST', page);
    const rows = await this.em.find(MembershipTable, { ...where, organizationId }, { orderBy, limit });
    return inListOrder(rows.map(toMembership), page);
  }

  count(organizationId: string): Promise<number> {
    return this.em.count(MembershipTable, { organizationId });
  }

  async countOtherAdmins(organizationId: string, userId: string): Promise<number> {
    const [row] = await this.em.execute<{ count: number }[]>(otherAdminsSql, [organizationId, userId]);
    return row?.count ?? 0;
  }

  async userIds(organizationId: string): Promise<string[]> {
    const rows = await this.em.find(MembershipTable, { organizationId }, { fields: ['userId'] });
    return rows.map((row) => row.userId);
  }

  async noteSeen(id: string, now: Date): Promise<void> {
    await this.em.nativeUpdate(MembershipTable, { id }, { lastSeenAt: now });
  }

  async insert(membership: Membership): Promise<void> {
    this.revoked.user(membership.userId);
    await this.em.insert(MembershipTable, { ...membership, botIds: copy(membership.botIds) });
  }

  async changeRole(organizationId: string, id: string, { role, botIds }: RoleGrant): Promise<void> {
    await this.#revokeMember(organizationId, id);
    await this.em.nativeUpdate(MembershipTable, { organizationId, id }, { role, botIds: copy(botIds) });
  }

  async delete(organizationId: string, id: string): Promise<void> {
    await this.#revokeMember(organizationId, id);
    await this.em.nativeDelete(MembershipTable, { organizationId, id });
  }

  async #revokeMember(organizationId: string, id: string): Promise<void> {
    const member = await this.find(organizationId, id);
    if (member !== null) this.revoked.user(member.userId);
  }
}

function copy(botIds: readonly string[] | null): string[] | null {
  return botIds === null ? null : [...botIds];
}
