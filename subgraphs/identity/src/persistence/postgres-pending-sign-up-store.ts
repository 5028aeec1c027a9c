import type { EntityManager } from '@mikro-orm/postgresql';
import type { PendingSignUpStore } from '../application/mailed-secret-stores.js';
import type { PendingSignUp } from '../domain/pending-sign-up.js';
import { PendingSignUpTable } from './tables.js';

/** Pending sign-ups in PostgreSQL. */
export class PostgresPendingSignUpStore implements PendingSignUpStore {
  constructor(private readonly em: EntityManager) {}

  async insert(pending: PendingSignUp): Promise<void> {
    await this.em.insert(PendingSignUpTable, { ...pending, tries: 0 });
  }

  async countTry(ticketHash: string, { now, max }: { now: Date; max: number }): Promise<{ codeHash: string } | null> {
    const [tried] = await this.em.execute<{ codeHash: string }[]>(
      `update pending_sign_ups set tries = tries + 1 where ticket_hash = ? and expires_at > ? and tries < ?
       returning code_hash as "codeHash"`,
      [ticketHash, now, max],
    );
    return tried ?? null;
  }

  async use(ticketHash: string, now: Date): Promise<PendingSignUp | null> {
    const valid = { ticketHash, expiresAt: { $gt: now } };
    const found = await this.em.findOne(PendingSignUpTable, valid);
    const isUsedHere = (await this.em.nativeDelete(PendingSignUpTable, valid)) > 0;
    return found === null || !isUsedHere ? null : { ...found, organization: found.organization ?? null };
  }

  deleteExpiredBefore(time: Date): Promise<number> {
    return this.em.nativeDelete(PendingSignUpTable, { expiresAt: { $lt: time } });
  }
}
