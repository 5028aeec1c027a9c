import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { idArray } from '@tertulia/persistence';
import type { Takeover, TakeoverStore } from '../application/ports.js';
import { rowsOf } from './columns.js';
import { TakeoverTable } from './tables.js';

const latestSql = `select latest.id from unnest(?::uuid[]) as wanted(id) cross join lateral (
    select id from takeover where organization_id = ? and member_id = wanted.id order by started_at desc limit 1
  ) as latest`;

export class PostgresTakeoverStore implements TakeoverStore {
  constructor(private readonly em: EntityManager) {}

  async active(conversationId: string): Promise<Takeover | null> {
    const row = await this.em.findOne(TakeoverTable, { conversationId, endedAt: null }, { refresh: true });
    return row === null ? null : toTakeover(row);
  }

  async latestOf(organizationId: string, memberIds: readonly string[]): Promise<Takeover[]> {
    const rows = await rowsOf<{ id: string }>(this.em, latestSql, [idArray(memberIds), organizationId]);
    const found = await this.em.find(TakeoverTable, { organizationId, id: { $in: rows.map(({ id }) => id) } });
    return found.map(toTakeover);
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
