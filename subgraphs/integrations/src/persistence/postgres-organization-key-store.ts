import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OrganizationKeyStore, WrappedKey } from '../application/connection-ports.js';
import { OrganizationKeyTable } from './connection-tables.js';

export class PostgresOrganizationKeyStore implements OrganizationKeyStore {
  constructor(private readonly em: EntityManager) {}

  async of(organizationId: string): Promise<WrappedKey | null> {
    const row = await this.em.findOne(OrganizationKeyTable, { organizationId });
    return row === null ? null : toKey(row);
  }

  async addIfMissing({ id, organizationId, masterKeyId, wrappedKey, createdAt }: WrappedKey): Promise<void> {
    await this.em.execute(
      `insert into organization_key (id, organization_id, master_key_id, wrapped_key, created_at) values (?, ?, ?, ?, ?)
       on conflict (organization_id) do nothing`,
      [id, organizationId, masterKeyId, wrappedKey, createdAt],
      'run',
    );
  }

  async wrappedByOthers(masterKeyId: string, limit: number): Promise<WrappedKey[]> {
    const others = { masterKeyId: { $ne: masterKeyId } };
    return (await this.em.find(OrganizationKeyTable, others, { orderBy: { id: 'asc' }, limit })).map(toKey);
  }

  async rewrap({ id, masterKeyId, wrappedKey }: WrappedKey): Promise<void> {
    await this.em.nativeUpdate(OrganizationKeyTable, { id }, { masterKeyId, wrappedKey });
  }

  async delete(organizationId: string): Promise<void> {
    await this.em.nativeDelete(OrganizationKeyTable, { organizationId });
  }
}

function toKey({ id, organizationId, masterKeyId, wrappedKey, createdAt }: InferEntity<typeof OrganizationKeyTable>) {
  return { id, organizationId, masterKeyId, wrappedKey, createdAt };
}
