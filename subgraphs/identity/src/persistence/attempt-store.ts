import type { EntityManager } from '@mikro-orm/postgresql';
import type { AttemptStore } from '../application/ports.js';
import type { AttemptCount } from '../domain/sign-in-attempts.js';
import { SignInAttemptTable } from './tables.js';

const countSql = `
  insert into sign_in_attempts as a (account_hash, window_started_at, attempts) values (?, ?, 1)
  on conflict (account_hash) do update set
    attempts = case when a.window_started_at <= ? then 1 else a.attempts + 1 end,
    window_started_at = case when a.window_started_at <= ? then excluded.window_started_at else a.window_started_at end
  returning attempts, (extract(epoch from window_started_at) * 1000)::float8 as "startedMs"`;

/** Counts of sign-in attempts in PostgreSQL. */
export class PostgresAttemptStore implements AttemptStore {
  constructor(private readonly em: EntityManager) {}

  async count(accountHash: string, { now, windowStart }: { now: Date; windowStart: Date }): Promise<AttemptCount> {
    const values = [accountHash, now, windowStart, windowStart];
    const [row] = await this.em.execute<{ attempts: number; startedMs: number }[]>(countSql, values);
    return { attempts: row?.attempts ?? 1, windowStartedAt: row === undefined ? now : new Date(row.startedMs) };
  }

  async forget(accountHash: string): Promise<void> {
    await this.em.nativeDelete(SignInAttemptTable, { accountHash });
  }

  deleteStartedBefore(time: Date): Promise<number> {
    return this.em.nativeDelete(SignInAttemptTable, { windowStartedAt: { $lt: time } });
  }
}
