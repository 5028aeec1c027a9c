import type { RuntimeDependencies } from './dependencies.js';

/**
 * Names of the members who have ever answered in conversations, by conversation and member, as visitors were told. Asks nobody's
 * leave: who may see a message may see by whom it is.
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
