import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Action, type Principal } from '@tertulia/principal';
import type { Bot } from '../domain/bot.js';
import type { Stores } from './ports.js';

/**
 * Locks and returns the bot. A bot that is deleted, belongs to another organization or is hidden from the caller counts
 * as missing.
 */
export async function lockBot(
  stores: Stores,
  caller: { principal: Principal; action: Action },
  botId: string,
): Promise<Bot> {
  const organizationId = requireOrganization(caller.principal);
  requirePermission(caller.principal, caller.action, { botId });
  const bot = await stores.bots.lock(organizationId, botId);
  if (bot === null || bot.deletedAt !== null) throw new DomainError('NOT_FOUND');
  return bot;
}
