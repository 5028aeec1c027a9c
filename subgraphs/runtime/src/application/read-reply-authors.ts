import type { Principal } from '@tertulia/principal';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';
import type { Takeover } from './ports.js';

/** Who has taken conversations over, by the name of the latest time: also who has left since, and API keys. */
export type KnownAuthor = Pick<Takeover, 'memberId' | 'memberName' | 'isByKey'>;

/** Of the caller's organization, for callers who may see what its people did. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function replyAuthors(
  deps: Pick<RuntimeDependencies, 'work'>,
  principal: Principal,
  memberIds: readonly string[],
): Promise<KnownAuthor[]> {
  const organizationId = organizationFor(principal, 'metrics.read');
  return deps.work.read({ organizationId }, async ({ takeovers }) => takeovers.latestOf(organizationId, memberIds));
}
