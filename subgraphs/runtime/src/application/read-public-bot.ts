import type { VisitOrigin } from '@tertulia/principal';
import type { BotFront } from '../domain/published-bot.js';
import type { RuntimeDependencies } from './dependencies.js';
import { findPublicBot } from './find-public-bot.js';
import { requireAllowedSite } from './policies.js';

/**
 * What a page shows before the conversation starts; null if no bot is live under the public id. Browsers do not send
 * the page's origin with every request: without one, the appearance is returned, which is public, but no conversation
 * can start.
 * @throws DomainError ORIGIN_NOT_ALLOWED for a page that the owner does not allow
 */
export async function readPublicBot(
  deps: RuntimeDependencies,
  publicId: string,
  visit: VisitOrigin | undefined,
): Promise<BotFront | null> {
  const found = await findPublicBot(deps, publicId);
  if (found === null) return null;
  if (visit?.site !== null) requireAllowedSite(found.bot, visit);
  return found.front;
}
