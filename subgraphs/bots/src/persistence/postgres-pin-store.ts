import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PinStore } from '../application/pin-ports.js';
import type { PinnedConversation } from '../domain/pinned-conversation.js';
import { PinTable } from './pin-table.js';

const oldestFirst = { orderBy: { id: 'asc' as const } };

export class PostgresPinStore implements PinStore {
  constructor(private readonly em: EntityManager) {}

  async ofBot(organizationId: string, botId: string): Promise<PinnedConversation[]> {
    return (await this.em.find(PinTable, { organizationId, botId }, oldestFirst)).map(toPin);
  }

  async byIds(organizationId: string, ids: readonly string[]): Promise<PinnedConversation[]> {
    return (await this.em.find(PinTable, { organizationId, id: { $in: [...ids] } }, oldestFirst)).map(toPin);
  }

  async count(organizationId: string, botId: string): Promise<number> {
    return this.em.count(PinTable, { organizationId, botId });
  }

  async stampOf(organizationId: string, botId: string): Promise<string> {
    const [row] = await this.em.execute<{ stamp: string }[]>(
      `select count(*) || ' ' || coalesce(max(updated_at)::text, '') || ' ' || coalesce(max(id::text), '') as stamp
       from pinned_conversation where organization_id = ? and bot_id = ?`,
      [organizationId, botId],
    );
    return row?.stamp ?? '';
  }

  async ofConversation(organizationId: string, conversationId: string): Promise<PinnedConversation[]> {
    return (await this.em.find(PinTable, { organizationId, conversationId }, oldestFirst)).map(toPin);
  }

  async add(pins: readonly PinnedConversation[]): Promise<void> {
    if (pins.length > 0) await this.em.insertMany(PinTable, pins.map(toRow));
  }

  async save(pin: PinnedConversation): Promise<void> {
    await this.em.upsert(PinTable, toRow(pin));
  }

  async remove(organizationId: string, id: string): Promise<void> {
    await this.em.nativeDelete(PinTable, { organizationId, id });
  }
}

function toRow(pin: PinnedConversation) {
  return { ...pin, watches: [...pin.watches] };
}

function toPin(row: InferEntity<typeof PinTable>): PinnedConversation {
  const { id, organizationId, botId, title, note, recording, transcript, watches, createdAt, updatedAt } = row;
  const { conversationId = null, authorId = null } = row;
  return {
    ...{ id, organizationId, botId, title, note, conversationId, authorId },
    ...{ recording, transcript, watches, createdAt, updatedAt },
  };
}
