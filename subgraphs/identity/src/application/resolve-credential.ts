import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { isApiKey } from '../domain/api-key.js';
import { isToken, secretHash } from '../domain/secret.js';
import { isTouchDue, sessionExpiry } from '../domain/session.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Bearer, SessionBearer } from './ports.js';
import { mustVerify, userPrincipal } from './start-session.js';

/** The kind of credential that a request presents. */
export type CredentialKind = 'SESSION' | 'API_KEY';

/**
 * The bearer of the credential; null if it is unknown, expired, ended or revoked. Results are cached briefly; at least
 * once a minute the stores are read, to record when the bearer was seen.
 * @throws DomainError FORBIDDEN unless the caller is a service of the platform
 */
export async function resolveCredential(
  deps: IdentityDependencies,
  caller: Caller,
  credential: { kind: CredentialKind; token: string },
): Promise<Principal | null> {
  if (caller.principal.kind !== 'SERVICE') throw new DomainError('FORBIDDEN');
  const bearer = await findBearer(deps, credential);
  return bearer === null ? null : principalOf(deps, bearer);
}

async function findBearer(
  deps: IdentityDependencies,
  { kind, token }: { kind: CredentialKind; token: string },
): Promise<Bearer | null> {
  if (!(kind === 'SESSION' ? isToken(token) : isApiKey(token))) return null;
  const { credentials, clock } = deps;
  const tokenHash = secretHash(token);
  const now = clock.now();
  const remembered = await credentials.find(tokenHash);
  if (remembered.bearer !== null && isFresh(remembered.bearer, { kind, now })) return remembered.bearer;
  const bearer = await readBearer(deps, { kind, tokenHash, now });
  if (bearer === null) return null;
  const seen = isSeenDue(bearer, now) ? await noteSeen(deps, bearer, now) : bearer;
  if (remembered.ticket !== null) await credentials.keep(tokenHash, seen, remembered.ticket);
  return seen;
}

const reach = { platform: 'resolve credential' };

function readBearer(
  { work }: IdentityDependencies,
  { kind, tokenHash, now }: { kind: CredentialKind; tokenHash: string; now: Date },
): Promise<Bearer | null> {
  return work.read(reach, async (stores): Promise<Bearer | null> => {
    if (kind === 'SESSION') {
      const session = await stores.credentials.findSession(tokenHash, now);
      return session === null ? null : { kind, session };
    }
    const apiKey = await stores.credentials.findApiKey(tokenHash, now);
    return apiKey === null ? null : { kind, apiKey };
  });
}

/** True if the cached bearer is still valid and nothing has to be recorded. */
function isFresh(bearer: Bearer, { kind, now }: { kind: CredentialKind; now: Date }): boolean {
  const expiresAt = bearer.kind === 'SESSION' ? bearer.session.expiresAt : bearer.apiKey.key.expiresAt;
  return bearer.kind === kind && (expiresAt === null || expiresAt > now) && !isSeenDue(bearer, now);
}

function isSeenDue(bearer: Bearer, now: Date): boolean {
  return isTouchDue(bearer.kind === 'SESSION' ? bearer.session.lastSeenAt : bearer.apiKey.key.lastUsedAt, now);
}

async function noteSeen({ work }: IdentityDependencies, bearer: Bearer, now: Date): Promise<Bearer> {
  if (bearer.kind === 'SESSION') {
    const expiresAt = sessionExpiry(now);
    await work.transact(reach, (stores) => stores.credentials.touchSession(bearer.session, { now, expiresAt }));
    return { ...bearer, session: { ...bearer.session, lastSeenAt: now, expiresAt } };
  }
  const { key, locale } = bearer.apiKey;
  await work.transact(reach, (stores) => stores.credentials.touchApiKey(key.id, now));
  return { ...bearer, apiKey: { key: { ...key, lastUsedAt: now }, locale } };
}

function principalOf(deps: IdentityDependencies, bearer: Bearer): Principal {
  if (bearer.kind === 'SESSION') return principalOfSession(deps, bearer.session);
  const { key, locale } = bearer.apiKey;
  const { id, organizationId, scopes, mode } = key;
  return { kind: 'API_KEY', keyId: id, organizationId, scopes: [...scopes], mode, locale };
}

function principalOfSession(deps: IdentityDependencies, bearer: SessionBearer): Principal {
  const { userId, sessionId, isSuperAdmin, locale, membership } = bearer;
  const mustVerifyEmail = mustVerify(deps, bearer.isEmailVerified);
  return userPrincipal({ id: userId, isSuperAdmin, locale }, { sessionId, membership, mustVerifyEmail });
}
