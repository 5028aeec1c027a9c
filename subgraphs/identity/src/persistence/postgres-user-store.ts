import type { EntityManager } from '@mikro-orm/postgresql';
import type { UserStore } from '../application/ports.js';
import type { ScheduledDeletion } from '../domain/deletion.js';
import type { User } from '../domain/user.js';
import { lockText } from './lock-text.js';
import type { RevokedCredentials } from './revoked-credentials.js';
import { toUser } from './rows.js';
import { MembershipTable, UserTable } from './tables.js';

/** Accounts in PostgreSQL. */
export class PostgresUserStore implements UserStore {
  constructor(
    private readonly em: EntityManager,
    private readonly revoked: RevokedCredentials,
  ) {}

  async findByIds(ids: readonly string[]): Promise<User[]> {
    const rows = await this.em.find(UserTable, { id: { $in: [...ids] } });
    return rows.map(toUser);
  }

  async findMembers(organizationId: string, ids: readonly string[]): Promise<User[]> {
    const memberships = await this.em.find(MembershipTable, { organizationId, userId: { $in: [...ids] } });
    return this.findByIds(memberships.map((membership) => membership.userId));
  }

  async findByEmail(email: string): Promise<User | null> {
    const row = await this.em.findOne(UserTable, { email });
    return row === null ? null : toUser(row);
  }

  async lockEmail(email: string): Promise<void> {
    await lockText(this.em, `email:${email}`);
  }

  async insert({ deletion: _none, ...user }: User): Promise<void> {
    await this.em.insert(UserTable, user);
  }

  async update(id: string, change: Parameters<UserStore['update']>[1]): Promise<void> {
    this.revoked.user(id);
    if (Object.keys(change).length > 0) await this.em.nativeUpdate(UserTable, { id }, { ...change });
  }

  async scheduleDeletion(id: string, deletion: ScheduledDeletion | null): Promise<void> {
    const columns = { deletionRequestedAt: deletion?.requestedAt ?? null, deletionDueAt: deletion?.dueAt ?? null };
    await this.em.nativeUpdate(UserTable, { id }, columns);
  }

  async idsDue(now: Date): Promise<string[]> {
    const rows = await this.em.find(UserTable, { deletionDueAt: { $lte: now } }, { fields: ['id'] });
    return rows.map(({ id }) => id);
  }

  async demoUsersWithoutMembership(ids: readonly string[]): Promise<string[]> {
    const users = await this.em.find(UserTable, { id: { $in: [...ids] }, isDemo: true });
    const userIds = users.map((user) => user.id);
    const memberships = await this.em.find(MembershipTable, { userId: { $in: userIds } });
    const belonging = new Set(memberships.map((membership) => membership.userId));
    return userIds.filter((id) => !belonging.has(id));
  }

  async delete(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.revoked.user(id);
    await this.em.nativeDelete(UserTable, { id: { $in: [...ids] } });
  }
}
