import type { Principal } from '@tertulia/principal';
import type { RuntimeDependencies } from './dependencies.js';
import { claimsOf, organizationFor } from './policies.js';

/**
 * Names of the members who have ever answered in conversations, by conversation and member, as visitors were told.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function memberNames(
  deps: RuntimeDependencies,
  principal: Principal,
  conversationIds: readonly string[],
): Promise<Map<string, string>[]> {
  const organizationId =
    principal.kind === 'VISITOR'
      ? claimsOf(principal).organizationId
      : organizationFor(principal, 'conversations.read');
  const takeovers = await deps.work.read({ organizationId }, async ({ reader }) =>
    reader.takeoversOf(organizationId, conversationIds, { isEndedToo: true }),
  );
  return conversationIds.map((id) => {
    const own = takeovers.filter((takeover) => takeover.conversationId === id);
    return new Map(own.flatMap(({ memberId, memberName }) => (memberName === null ? [] : [[memberId, memberName]])));
  });
}
