import type { EntityManager } from '@mikro-orm/postgresql';
import type { EndedSession, SessionStore, SessionsToEnd } from '../application/ports.js';
import type { Session } from '../domain/session.js';
import { toSession } from './rows.js';
import type { RevokedCredentials } from './revoked-credentials.js';
import { SessionTable } from './tables.js';

/** Sessions in PostgreSQL. */
export class PostgresSessionStore implements SessionStore {
  constructor(
    private readonly em: EntityManager,
    private readonly revoked: RevokedCredentials,
  ) {}

  async listLiving(userId: string, now: Date): Promise<Session[]> {
    const where = { userId, endedAt: null, expiresAt: { $gt: now } };
    const rows = await this.em.find(SessionTable, where, { orderBy: { lastSeenAt: 'desc', id: 'desc' } });
    return rows.map(toSession);
  }

  async insert(session: Session): Promise<void> {
    await this.em.insert(SessionTable, { ...session });
  }

  async moveTo(id: string, organizationId: string): Promise<void> {
    this.revoked.session(id);
    await this.em.nativeUpdate(SessionTable, { id }, { organizationId });
  }

  async end({ userId, onlyId, exceptId }: SessionsToEnd, now: Date): Promise<EndedSession[]> {
    const conditions = ['user_id = ?', 'ended_at is null', 'expires_at > ?'];
    const values: unknown[] = [userId, now];
    if (onlyId !== undefined) {
      conditions.push('id = ?');
      values.push(onlyId);
    }
    if (exceptId !== undefined) {
      conditions.push('id <> ?');
      values.push(exceptId);
    }
    const ended = await this.em.execute<EndedSession[]>(
      `update sessions set ended_at = ? where ${conditions.join(' and ')}
       returning id, organization_id as "organizationId"`,
      [now, ...values],
    );
    for (const { id } of ended) this.revoked.session(id);
    return ended;
  }

  async endExpired(now: Date, limit: number): Promise<(EndedSession & Pick<Session, 'userId'>)[]> {
    return this.em.execute<(EndedSession & Pick<Session, 'userId'>)[]>(
      `update sessions set ended_at = expires_at where id in (
         select id from sessions where ended_at is null and expires_at <= ? limit ? for update skip locked
       ) returning id, user_id as "userId", organization_id as "organizationId"`,
      [now, limit],
    );
  }

  deleteEndedBefore(time: Date): Promise<number> {
    return this.em.nativeDelete(SessionTable, { $or: [{ endedAt: { $lt: time } }, { expiresAt: { $lt: time } }] });
  }
}
