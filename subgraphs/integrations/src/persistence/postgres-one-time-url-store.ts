import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OneTimeUrlStore, StoredOneTimeUrl } from '../application/one-time-url-ports.js';
import type { OneTimeUrl } from '../domain/one-time-url.js';
import { CallbackTokenTable } from './webhook-tables.js';

export class PostgresOneTimeUrlStore implements OneTimeUrlStore {
  constructor(private readonly em: EntityManager) {}

  async addIfMissing({ url, tokenHash, sealedToken }: StoredOneTimeUrl): Promise<void> {
    const { call: _call, isErased: _isErased, ...rest } = url;
    const onConflictFields = ['conversationId', 'effectId'] as const;
    await this.em.upsert(
      CallbackTokenTable,
      { ...rest, tokenHash, sealedToken },
      { onConflictFields: [...onConflictFields], onConflictAction: 'ignore' },
    );
  }

  async ofEffect(organizationId: string, conversationId: string, effectId: string): Promise<StoredOneTimeUrl | null> {
    const row = await this.em.findOne(CallbackTokenTable, { organizationId, conversationId, effectId });
    return row === null ? null : { url: urlOf(row), tokenHash: row.tokenHash, sealedToken: row.sealedToken };
  }

  async lockByHash(tokenHash: string): Promise<OneTimeUrl | null> {
    const row = await this.em.findOne(CallbackTokenTable, { tokenHash }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return row === null ? null : urlOf(row);
  }

  async saveCall({ id, organizationId, call }: OneTimeUrl): Promise<void> {
    const called = { calledAt: call?.at ?? null, contentType: call?.contentType ?? null, body: call?.body ?? null };
    await this.em.nativeUpdate(CallbackTokenTable, { id, organizationId }, called);
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.em.nativeDelete(CallbackTokenTable, { expiresAt: { $lt: before } });
  }

  async forgetConversation(organizationId: string, conversationId: string, now: Date): Promise<void> {
    const erased = { body: null, contentType: null, erasedAt: now };
    await this.em.nativeUpdate(CallbackTokenTable, { organizationId, conversationId }, erased);
  }

  async forgetCalls(before: Date): Promise<void> {
    const called = { calledAt: { $lt: before }, body: { $ne: null } };
    await this.em.nativeUpdate(CallbackTokenTable, called, { body: null, contentType: null });
  }
}

function urlOf(row: InferEntity<typeof CallbackTokenTable>): OneTimeUrl {
  const { id, organizationId, botId, conversationId, effectId, createdAt, expiresAt, calledAt } = row;
  const call =
    calledAt == null ? null : { at: calledAt, contentType: row.contentType ?? '', body: Buffer.from(row.body ?? '') };
  const isErased = row.erasedAt != null;
  return { id, organizationId, botId, conversationId, effectId, createdAt, expiresAt, isErased, call };
}
