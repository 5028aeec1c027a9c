import type { EntityManager } from '@mikro-orm/postgresql';
import type { MailedSecretStore, TriedSecret } from '../application/mailed-secret-stores.js';
import type { MailedPurpose, MailedSecret } from '../domain/mailed-secret.js';
import { MailedSecretTable } from './tables.js';

/** Mailed secrets in PostgreSQL. */
export class PostgresMailedSecretStore implements MailedSecretStore {
  constructor(private readonly em: EntityManager) {}

  async replace({ userId, purpose, secretHash, email, expiresAt }: MailedSecret): Promise<void> {
    await this.em.execute(
      `insert into mailed_secrets (user_id, purpose, secret_hash, email, expires_at, tries)
       select id, ?, ?, ?, ?, 0 from users where id = ?
       on conflict (user_id, purpose) do update
       set secret_hash = excluded.secret_hash, email = excluded.email, expires_at = excluded.expires_at, tries = 0`,
      [purpose, secretHash, email, expiresAt, userId],
    );
  }

  async countTry(
    { userId, purpose }: { userId: string; purpose: MailedPurpose },
    { now, max }: { now: Date; max: number },
  ): Promise<TriedSecret | null> {
    const [tried] = await this.em.execute<TriedSecret[]>(
      `update mailed_secrets set tries = tries + 1 where user_id = ? and purpose = ? and expires_at > ? and tries < ?
       returning secret_hash as "secretHash", email`,
      [userId, purpose, now, max],
    );
    return tried ?? null;
  }

  async find(secretHash: string, now: Date): Promise<{ userId: string } | null> {
    return this.em.findOne(MailedSecretTable, { secretHash, expiresAt: { $gt: now } });
  }

  async use(secretHash: string, now: Date): Promise<{ purpose: MailedPurpose } | null> {
    const [used] = await this.em.execute<{ purpose: MailedPurpose }[]>(
      'delete from mailed_secrets where secret_hash = ? and expires_at > ? returning purpose',
      [secretHash, now],
    );
    return used ?? null;
  }

  async deleteOf(userId: string, purposes: readonly MailedPurpose[]): Promise<void> {
    await this.em.nativeDelete(MailedSecretTable, { userId, purpose: { $in: [...purposes] } });
  }

  deleteExpiredBefore(time: Date): Promise<number> {
    return this.em.nativeDelete(MailedSecretTable, { expiresAt: { $lt: time } });
  }
}
