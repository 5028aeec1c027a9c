import type { EntityManager } from '@mikro-orm/postgresql';
import type { ApiKeyStore } from '../application/ports.js';
import type { ApiKey } from '../domain/api-key.js';
import { toApiKey } from './rows.js';
import type { RevokedCredentials } from './revoked-credentials.js';
import { ApiKeyTable } from './tables.js';

/** API keys in PostgreSQL. */
export class PostgresApiKeyStore implements ApiKeyStore {
  constructor(
    private readonly em: EntityManager,
    private readonly revoked: RevokedCredentials,
  ) {}

  async list(organizationId: string): Promise<ApiKey[]> {
    const rows = await this.em.find(ApiKeyTable, { organizationId }, { orderBy: { createdAt: 'desc', id: 'desc' } });
    return rows.map(toApiKey);
  }

  countLiving(organizationId: string, now: Date): Promise<number> {
    const isLiving = { revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
    return this.em.count(ApiKeyTable, { organizationId, ...isLiving });
  }

  async find(organizationId: string, id: string): Promise<ApiKey | null> {
    const row = await this.em.findOne(ApiKeyTable, { organizationId, id });
    return row === null ? null : toApiKey(row);
  }

  async insert(key: ApiKey): Promise<void> {
    await this.em.insert(ApiKeyTable, { ...key, scopes: [...key.scopes] });
  }

  async revoke(organizationId: string, id: string, now: Date): Promise<void> {
    this.revoked.apiKey(id);
    await this.em.nativeUpdate(ApiKeyTable, { organizationId, id, revokedAt: null }, { revokedAt: now });
  }
}
