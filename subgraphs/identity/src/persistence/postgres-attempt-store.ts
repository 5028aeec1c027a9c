import type { EntityManager } from '@mikro-orm/postgresql';
import type { AttemptStore } from '../application/ports.js';
import type { AttemptSeries } from '../domain/password-attempts.js';
import { lockText } from './lock-text.js';
import { PasswordAttemptTable } from './tables.js';

/** Series of attempts in PostgreSQL. */
export class PostgresAttemptStore implements AttemptStore {
  constructor(private readonly em: EntityManager) {}

  async hold(keyHash: string): Promise<AttemptSeries | null> {
    await lockText(this.em, `attempts:${keyHash}`);
    const row = await this.em.findOne(PasswordAttemptTable, { keyHash });
    if (row === null) return null;
    return { startedAt: row.startedAt, attempts: row.attempts, blockedUntil: row.blockedUntil ?? null };
  }

  async save(keyHash: string, series: AttemptSeries): Promise<void> {
    await this.em.upsert(PasswordAttemptTable, { keyHash, ...series });
  }

  async forget(keyHash: string): Promise<void> {
    await this.em.nativeDelete(PasswordAttemptTable, { keyHash });
  }

  deleteStartedBefore(time: Date): Promise<number> {
    return this.em.nativeDelete(PasswordAttemptTable, { startedAt: { $lt: time } });
  }
}
