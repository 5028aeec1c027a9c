import type { RuntimeDependencies } from './dependencies.js';

/**
 * Names of members who replied in conversations, by conversation and member, as shown to visitors. Checks no
 * permission: whoever may see a message may see its author.
 */
export async function memberNames(
  deps: RuntimeDependencies,
  organizationId: string,
  conversationIds: readonly string[],
): Promise<Map<string, string>[]> {
  const takeovers = await deps.work.read({ organizationId }, async ({ reader }) =>
    reader.takeoversOf(organizationId, conversationIds, { isEndedToo: true }),
  );
  return conversationIds.map((id) => {
    const own = takeovers.filter((takeover) => takeover.conversationId === id);
    return new Map(own.flatMap(({ memberId, memberName }) => (memberName === null ? [] : [[memberId, memberName]])));
  });
}
