import { may, organizationOf, type Principal } from '@tertulia/principal';
import type { ReceivedFile } from '../domain/received-file.js';
import type { RuntimeDependencies } from './dependencies.js';
import { canSee } from './policies.js';

/** Those of the files that the caller may open: of conversations that it can see, or of simulations of its bots. */
export async function readFiles(
  deps: RuntimeDependencies,
  principal: Principal,
  ids: readonly string[],
): Promise<ReceivedFile[]> {
  const organizationId = organizationOf(principal);
  if (organizationId === null || !may(principal, 'conversations.read')) return [];
  return deps.work.read({ organizationId }, async (stores) => {
    const now = deps.clock.now();
    const found = (await stores.files.byIds(organizationId, ids)).filter(({ removeAt }) => removeAt > now);
    const conversationIds = found.flatMap(({ conversationId }) => (conversationId === null ? [] : [conversationId]));
    const conversations = await stores.reader.byIds(organizationId, [...new Set(conversationIds)]);
    const seen = new Set(conversations.filter((one) => canSee(principal, one)).map(({ id }) => id));
    return found.filter(({ botId, conversationId }) =>
      conversationId === null ? may(principal, 'simulator.use', { botId }) : seen.has(conversationId),
    );
  });
}
