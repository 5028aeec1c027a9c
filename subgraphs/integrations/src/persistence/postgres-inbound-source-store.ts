import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { InboundSourceStore, SealedInboundSecret, StoredInboundSource } from '../application/inbound-ports.js';
import { InboundSourceTable, type SecretInRow } from './inbound-tables.js';

type Row = InferEntity<typeof InboundSourceTable>;

const newest = { orderBy: { id: 'desc' } } as const;
const minuteMs = 60_000;

export class PostgresInboundSourceStore implements InboundSourceStore {
  constructor(private readonly em: EntityManager) {}

  async byPublicId(publicId: string): Promise<StoredInboundSource | null> {
    const row = await this.em.findOne(InboundSourceTable, { publicId });
    return row === null ? null : storedOf(row);
  }

  async find(organizationId: string, id: string): Promise<StoredInboundSource | null> {
    const row = await this.em.findOne(InboundSourceTable, { organizationId, id });
    return row === null ? null : storedOf(row);
  }

  async own(organizationId: string): Promise<StoredInboundSource[]> {
    return (await this.em.find(InboundSourceTable, { organizationId, connectionId: null }, newest)).map(storedOf);
  }

  async ofConnections(organizationId: string, connectionIds: readonly string[]): Promise<StoredInboundSource[]> {
    const where = { organizationId, connectionId: { $in: [...connectionIds] } };
    return (await this.em.find(InboundSourceTable, where)).map(storedOf);
  }

  async lock(organizationId: string, id: string): Promise<StoredInboundSource | null> {
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
    const row = await this.em.findOne(InboundSourceTable, { organizationId, id }, options);
    return row === null ? null : storedOf(row);
  }

  async add({ source, secrets }: StoredInboundSource): Promise<void> {
    await this.em.insert(InboundSourceTable, { ...source, secrets: secrets.map(inRow) });
  }

  async saveSecrets({ source, secrets }: StoredInboundSource): Promise<void> {
    const { id, organizationId, updatedAt } = source;
    await this.em.nativeUpdate(InboundSourceTable, { id, organizationId }, { secrets: secrets.map(inRow), updatedAt });
  }

  async delete(organizationId: string, id: string): Promise<void> {
    await this.em.nativeDelete(InboundSourceTable, { organizationId, id });
  }

  async refused(id: string, at: Date): Promise<void> {
    const before = new Date(at.getTime() - minuteMs);
    const isDue = { $or: [{ lastRefusedAt: null }, { lastRefusedAt: { $lt: before } }] };
    await this.em.nativeUpdate(InboundSourceTable, { id, ...isDue }, { lastRefusedAt: at });
  }
}

function inRow({ id, lastFour, createdAt, expiresAt, sealed }: SealedInboundSecret): SecretInRow {
  return { id, lastFour, createdAt: createdAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null, sealed };
}

function storedOf(row: Row): StoredInboundSource {
  const { id, organizationId, publicId, name, scheme, createdAt, updatedAt } = row;
  const source = {
    ...{ id, organizationId, publicId, name, scheme, createdAt, updatedAt },
    ...{ connectionId: row.connectionId ?? null, header: row.header ?? null },
    ...{ lastReceivedAt: row.lastReceivedAt ?? null, lastRefusedAt: row.lastRefusedAt ?? null },
  };
  const secrets = row.secrets.map(({ createdAt: made, expiresAt, ...rest }) => ({
    ...{ ...rest, createdAt: new Date(made), expiresAt: expiresAt === null ? null : new Date(expiresAt) },
  }));
  return { source, secrets };
}
