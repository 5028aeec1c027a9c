import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { isApiKey } from '../domain/api-key.js';
import { isToken, secretHash } from '../domain/secret.js';
import { isTouchDue, sessionExpiry } from '../domain/session.js';
import { acrossPlatform } from './policies.js';
import type { Caller } from './policies.js';
import type { ApiKeyBearer, Dependencies, SessionBearer } from './ports.js';
import { userPrincipal } from './start-session.js';

/** What somebody at the door presents. */
export type CredentialKind = 'SESSION' | 'API_KEY';

/**
 * Who bears the credential; null when it is unknown, expired, ended or revoked. One look-up; being seen is written down
 * at most once a minute.
 * @throws DomainError FORBIDDEN for anybody but the platform's own services
 */
export async function resolveCredential(
  dependencies: Dependencies,
  caller: Caller,
  credential: { kind: CredentialKind; token: string },
): Promise<Principal | null> {
  if (caller.principal.kind !== 'SERVICE') throw new DomainError('FORBIDDEN');
  const { kind, token } = credential;
  switch (kind) {
    case 'SESSION':
      return isToken(token) ? resolveSession(dependencies, secretHash(token)) : null;
    case 'API_KEY':
      return isApiKey(token) ? resolveApiKey(dependencies, secretHash(token)) : null;
  }
}

const reach = acrossPlatform('resolve credential');

async function resolveSession({ unitOfWork, clock }: Dependencies, tokenHash: string): Promise<Principal | null> {
  const now = clock.now();
  const bearer = await unitOfWork.read(reach, (stores) => stores.credentials.findSession(tokenHash, now));
  if (bearer === null) return null;
  if (isTouchDue(bearer.lastSeenAt, now)) {
    const times = { now, expiresAt: sessionExpiry(now) };
    await unitOfWork.transact(reach, (stores) => stores.credentials.touchSession(bearer, times));
  }
  return principalOfSession(bearer);
}

async function resolveApiKey({ unitOfWork, clock }: Dependencies, keyHash: string): Promise<Principal | null> {
  const now = clock.now();
  const bearer = await unitOfWork.read(reach, (stores) => stores.credentials.findApiKey(keyHash, now));
  if (bearer === null) return null;
  if (isTouchDue(bearer.key.lastUsedAt, now)) {
    await unitOfWork.transact(reach, (stores) => stores.credentials.touchApiKey(bearer.key.id, now));
  }
  return principalOfKey(bearer);
}

function principalOfSession({ userId, sessionId, isSuperAdmin, locale, membership }: SessionBearer): Principal {
  return userPrincipal({ id: userId, isSuperAdmin, locale }, sessionId, membership);
}

function principalOfKey({ key, locale }: ApiKeyBearer): Principal {
  const { id, organizationId, scopes, mode } = key;
  return { kind: 'API_KEY', keyId: id, organizationId, scopes: [...scopes], mode, locale };
}
