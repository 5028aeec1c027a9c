import type { ApiKey } from '../domain/api-key.js';
import { notFound, requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { actorOf, recordChange } from './record-change.js';

/**
 * Revokes a key permanently; it stays listed. Idempotent.
 * @throws DomainError NOT_FOUND
 */
export async function revokeApiKey(deps: IdentityDependencies, caller: Caller, apiKeyId: string): Promise<ApiKey> {
  const { userId, organizationId } = requireMember(caller.principal, 'keys.manage');
  return deps.work.transact({ organizationId }, async (stores) => {
    const key = await stores.apiKeys.find(organizationId, apiKeyId);
    if (key === null) throw notFound();
    if (key.revokedAt !== null) return key;
    const revokedAt = deps.clock.now();
    await stores.apiKeys.revoke(organizationId, apiKeyId, revokedAt);
    await recordChange(deps, stores, {
      organizationId,
      actor: await actorOf(stores, userId),
      action: 'api-key.revoked',
      subject: key.name,
    });
    return { ...key, revokedAt };
  });
}
