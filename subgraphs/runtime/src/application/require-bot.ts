import { DomainError } from '@tertulia/errors';
import { canSeeBot, type Principal } from '@tertulia/principal';
import type { RuntimeDependencies } from './dependencies.js';

/** The caller and the request. */
export interface Asking {
  readonly principal: Principal;
  readonly requestId: string;
}

/**
 * Returns if the bot exists and the caller may see it. A bot that is too new to be stored here is looked up in the
 * subgraph that owns it.
 * @throws DomainError NOT_FOUND, SUBGRAPH_UNAVAILABLE
 */
export async function requireBot(
  deps: Pick<RuntimeDependencies, 'work' | 'drafts'>,
  asking: Asking,
  { organizationId, botId }: { organizationId: string; botId: string },
): Promise<void> {
  if (!canSeeBot(asking.principal, botId)) throw new DomainError('NOT_FOUND');
  const known = await deps.work.read({ organizationId }, async (stores) => stores.bots.byId(organizationId, botId));
  const isThere = known === null ? await deps.drafts.isThere(botId, asking) : known.deletedAt === null;
  if (!isThere) throw new DomainError('NOT_FOUND');
}
