import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '@tertulia/errors';
import type { ApiKeyBearer, CredentialStore, SessionBearer } from '../application/ports.js';
import type { ApiKeyScope, KeyMode } from '../domain/api-key.js';
import type { MemberRole } from '../domain/membership.js';
import { ApiKeyTable, MembershipTable, SessionTable } from './tables.js';

const sessionSql = `
  select s.id as "sessionId", (extract(epoch from s.expires_at) * 1000)::float8 as "expiresMs", u.id as "userId", u.locale, u.is_super_admin as "isSuperAdmin", u.email_verified_at is not null as "isEmailVerified",
    (extract(epoch from s.last_seen_at) * 1000)::float8 as "lastSeenMs",
    m.id as "membershipId", m.organization_id as "organizationId", m.role, array_to_json(m.bot_ids)::text as "botIds"
  from sessions s
  join users u on u.id = s.user_id
  left join memberships m on m.user_id = s.user_id and m.organization_id = s.organization_id
  where s.token_hash = ? and s.ended_at is null and s.expires_at > ?`;

interface SessionRow {
  readonly sessionId: string;
  readonly userId: string;
  readonly locale: Locale;
  readonly isSuperAdmin: boolean;
  readonly isEmailVerified: boolean;
  readonly lastSeenMs: number;
  readonly expiresMs: number;
  readonly membershipId: string | null;
  readonly organizationId: string;
  readonly role: MemberRole;
  readonly botIds: string | null;
}

const apiKeySql = `
  select k.id, k.organization_id as "organizationId", k.mode, array_to_json(k.scopes)::text as scopes, o.locale,
    (extract(epoch from k.last_used_at) * 1000)::float8 as "lastUsedMs",
    (extract(epoch from k.expires_at) * 1000)::float8 as "expiresMs"
  from api_keys k
  join organizations o on o.id = k.organization_id
  where k.key_hash = ? and k.revoked_at is null and o.deletion_due_at is null and (k.expires_at is null or k.expires_at > ?)`;

interface ApiKeyRow {
  readonly id: string;
  readonly organizationId: string;
  readonly mode: KeyMode;
  readonly scopes: string;
  readonly locale: Locale;
  readonly lastUsedMs: number | null;
  readonly expiresMs: number | null;
}

/** Credentials in PostgreSQL: each is found by one indexed query. */
export class PostgresCredentialStore implements CredentialStore {
  constructor(private readonly em: EntityManager) {}

  async findSession(tokenHash: string, now: Date): Promise<SessionBearer | null> {
    const [row] = await this.em.execute<SessionRow[]>(sessionSql, [tokenHash, now]);
    if (row === undefined) return null;
    const { sessionId, userId, locale, isSuperAdmin, isEmailVerified } = row;
    return {
      sessionId,
      userId,
      locale,
      isSuperAdmin,
      isEmailVerified,
      lastSeenAt: new Date(row.lastSeenMs),
      expiresAt: new Date(row.expiresMs),
      membership: membershipOf(row),
    };
  }

  async findApiKey(keyHash: string, now: Date): Promise<ApiKeyBearer | null> {
    const [row] = await this.em.execute<ApiKeyRow[]>(apiKeySql, [keyHash, now]);
    if (row === undefined) return null;
    const { id, organizationId, mode, locale } = row;
    const scopes = JSON.parse(row.scopes) as ApiKeyScope[];
    const lastUsedAt = row.lastUsedMs === null ? null : new Date(row.lastUsedMs);
    const expiresAt = row.expiresMs === null ? null : new Date(row.expiresMs);
    return { key: { id, organizationId, mode, scopes, lastUsedAt, expiresAt }, locale };
  }

  async touchSession(bearer: SessionBearer, { now, expiresAt }: { now: Date; expiresAt: Date }): Promise<void> {
    const { sessionId, membership } = bearer;
    await this.em.nativeUpdate(SessionTable, { id: sessionId, endedAt: null }, { lastSeenAt: now, expiresAt });
    if (membership !== null) await this.em.nativeUpdate(MembershipTable, { id: membership.id }, { lastSeenAt: now });
  }

  async touchApiKey(keyId: string, now: Date): Promise<void> {
    await this.em.nativeUpdate(ApiKeyTable, { id: keyId }, { lastUsedAt: now });
  }
}

function membershipOf({ membershipId, organizationId, role, botIds }: SessionRow): SessionBearer['membership'] {
  if (membershipId === null) return null;
  return { id: membershipId, organizationId, role, botIds: botIds === null ? null : (JSON.parse(botIds) as string[]) };
}
