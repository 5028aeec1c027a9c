import { canSeeBot, type Principal } from '@tertulia/principal';
import type { WaitingAtBlock } from '../domain/waiting-at-block.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationForLive } from './policies.js';

/**
 * Where visitors wait now, for each of the bots in one read; nothing of bots that the caller may not see.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function readWaiting(
  deps: Pick<RuntimeDependencies, 'work' | 'clock'>,
  principal: Principal,
  botIds: readonly string[],
): Promise<WaitingAtBlock[][]> {
  const organizationId = organizationForLive(principal);
  const seen = botIds.filter((botId) => canSeeBot(principal, botId));
  const rows = await deps.work.read({ organizationId }, async ({ reader }) =>
    reader.waitingByBlock({ organizationId, botIds: seen }, deps.clock.now()),
  );
  return botIds.map((botId) => rows.filter((row) => row.botId === botId));
}
