import type { EntityManager } from '@mikro-orm/postgresql';
import type { OAuthAttempt, OAuthAttemptStore } from '../application/connection-ports.js';
import { OAuthAttemptTable } from './connection-tables.js';

export class PostgresOAuthAttemptStore implements OAuthAttemptStore {
  constructor(private readonly em: EntityManager) {}

  async add(attempt: OAuthAttempt): Promise<void> {
    await this.em.insert(OAuthAttemptTable, { ...attempt, botIds: [...attempt.botIds] });
  }

  async take(stateHash: string): Promise<OAuthAttempt | null> {
    const row = await this.em.findOne(OAuthAttemptTable, { stateHash });
    if (row === null) return null;
    // Of several requests with one state, the one that removes the row has it.
    const removed = await this.em.nativeDelete(OAuthAttemptTable, { id: row.id });
    if (removed === 0) return null;
    const { id, organizationId, userId, sessionId, browserHash, connector, name, botIds, verifier, expiresAt } = row;
    const ids = { id, organizationId, stateHash, userId, sessionId, browserHash };
    return { ...ids, connector, connectionId: row.connectionId ?? null, name, botIds, verifier, expiresAt };
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.em.nativeDelete(OAuthAttemptTable, { expiresAt: { $lt: now } });
  }
}
