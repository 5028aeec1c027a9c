import { requireVerifiedEmail, type Scope } from '@tertulia/principal';
import { formatApiKey } from '../domain/api-key.js';
import type { ApiKey, KeyMode } from '../domain/api-key.js';
import { InputProblems } from '../domain/input-problems.js';
import { secretHash } from '../domain/secret.js';
import { requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { actorOf, recordChange } from './record-change.js';

/** Scopes and lifetime of the new key. */
export interface CreateApiKeyInput {
  readonly name: string;
  readonly mode: KeyMode;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

/** The key as it is listed, and its secret, which is returned only here. */
export interface CreatedApiKey {
  readonly apiKey: ApiKey;
  readonly key: string;
}

/** The maximum number of usable keys of an organization. */
const keysMax = 100;

/**
 * Creates an API key for the caller's organization.
 * @throws UserInputErrors
 * @throws DomainError EMAIL_NOT_VERIFIED: a key could publish
 */
export async function createApiKey(
  deps: IdentityDependencies,
  caller: Caller,
  input: CreateApiKeyInput,
): Promise<CreatedApiKey> {
  const { userId, organizationId } = requireMember(caller.principal, 'keys.manage');
  requireVerifiedEmail(caller.principal);
  const created = makeKey(deps, organizationId, input);
  await deps.work.transact({ organizationId }, async (stores) => {
    await stores.organizations.lock(organizationId);
    const problems = new InputProblems();
    const living = await stores.apiKeys.countLiving(organizationId, created.apiKey.createdAt);
    if (living >= keysMax) problems.add('name', 'OUT_OF_RANGE', { max: keysMax });
    problems.refuse();
    await stores.apiKeys.insert(created.apiKey);
    await recordChange(deps, stores, {
      organizationId,
      actor: await actorOf(stores, userId),
      action: 'api-key.created',
      subject: created.apiKey.name,
    });
  });
  return created;
}

function makeKey(
  { clock, ids, secrets }: IdentityDependencies,
  organizationId: string,
  input: CreateApiKeyInput,
): CreatedApiKey {
  const now = clock.now();
  const problems = new InputProblems();
  const name = problems.name('name', input.name);
  const scopes = [...new Set(input.scopes)];
  if (scopes.length === 0) problems.add('scopes', 'REQUIRED');
  if (input.expiresAt !== null && input.expiresAt.getTime() <= now.getTime()) problems.add('expiresAt', 'OUT_OF_RANGE');
  problems.refuse();
  const { key, prefix } = formatApiKey(input.mode, secrets.nextToken());
  const apiKey: ApiKey = {
    id: ids.next(),
    organizationId,
    name,
    prefix,
    mode: input.mode,
    scopes,
    keyHash: secretHash(key),
    createdAt: now,
    expiresAt: input.expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  return { apiKey, key };
}
