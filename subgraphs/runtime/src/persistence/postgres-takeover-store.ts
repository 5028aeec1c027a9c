import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Takeover, TakeoverStore } from '../application/ports.js';
import { TakeoverTable } from './tables.js';

export class PostgresTakeoverStore implements TakeoverStore {
  constructor(private readonly em: EntityManager) {}

  async active(conversationId: string): Promise<Takeover | null> {
    const row = await this.em.findOne(TakeoverTable, { conversationId, endedAt: null }, { refresh: true });
    return row === null ? null : toTakeover(row);
  }

  async add(organizationId: string, takeover: Takeover): Promise<void> {
    await this.em.insert(TakeoverTable, { organizationId, ...takeover });
  }

  async save(takeover: Takeover): Promise<void> {
    const { firstReplyAt, endedAt } = takeover;
    await this.em.nativeUpdate(TakeoverTable, { id: takeover.id }, { firstReplyAt, endedAt });
  }

  async markRead(
    organizationId: string,
    { userId, conversationId, sequence }: { userId: string; conversationId: string; sequence: number },
  ): Promise<void> {
    await this.em.execute(
      `insert into read_mark (organization_id, user_id, conversation_id, sequence) values (?, ?, ?, ?)
       on conflict (user_id, conversation_id) do update set sequence = greatest(read_mark.sequence, excluded.sequence)`,
      [organizationId, userId, conversationId, sequence],
      'run',
    );
  }
}

export function toTakeover(row: InferEntity<typeof TakeoverTable>): Takeover {
  const { id, conversationId, memberId, startedAt, waitingFrom, isByKey } = row;
  return {
    ...{ id, conversationId, memberId, startedAt, waitingFrom, isByKey },
    memberName: row.memberName ?? null,
    firstReplyAt: row.firstReplyAt ?? null,
    endedAt: row.endedAt ?? null,
  };
}
