import { refuseInput } from '@tertulia/errors';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';
import { requireBot, type Asking } from './require-bot.js';

const mostIds = 200;
const longestId = 100;

/**
 * Leaves texts out of what a bot missed, also when they are written again. Returns how many were not ignored before.
 * UserInputErrors: no ids, too many. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, SUBGRAPH_UNAVAILABLE
 */
export async function ignoreMisses(
  deps: Pick<RuntimeDependencies, 'work' | 'drafts' | 'clock'>,
  asking: Asking,
  { botId, textIds }: { botId: string; textIds: readonly string[] },
): Promise<number> {
  const organizationId = organizationFor(asking.principal, 'bots.edit', { botId });
  await requireBot(deps, asking, { organizationId, botId });
  const field = ['input', 'textIds'];
  if (textIds.length === 0) refuseInput([{ field, code: 'REQUIRED' }]);
  const isTooLong = textIds.length > mostIds || textIds.some((id) => id.length > longestId);
  if (isTooLong) refuseInput([{ field, code: 'TOO_LONG', params: { max: mostIds } }]);
  return deps.work.transact({ organizationId }, async ({ misses }) =>
    misses.ignore({ organizationId, botId }, textIds, deps.clock.now()),
  );
}
