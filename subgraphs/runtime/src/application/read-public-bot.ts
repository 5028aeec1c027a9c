import type { VisitOrigin } from '@tertulia/principal';
import type { BotFront } from '../domain/published-bot.js';
import type { RuntimeDependencies } from './dependencies.js';
import { findPublicBot } from './find-public-bot.js';
import { requireAllowedSite } from './policies.js';

/**
 * What a page shows before anybody speaks; null where no bot is live under the name. Browsers do not tell their page with every
 * request: one that is not told is shown the look, which is no secret, and may not start a conversation.
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
