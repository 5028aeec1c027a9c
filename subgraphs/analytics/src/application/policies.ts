import { DomainError } from '@tertulia/errors';
import { canSeeBot, type Principal } from '@tertulia/principal';
import type { BotEntry } from '../domain/directory.js';
import type { Directory } from './ports.js';

/** The bots that exist for the caller: neither deleted nor hidden from the caller. */
export function botsInReach(principal: Principal, directory: Directory): BotEntry[] {
  return directory.bots.filter((bot) => !bot.isDeleted && canSeeBot(principal, bot.botId));
}

/**
 * The given ids, if every one is a bot that exists for the caller.
 * @throws DomainError NOT_FOUND
 */
export function requireBots(principal: Principal, directory: Directory, botIds: readonly string[]): readonly string[] {
  const known = new Set(botsInReach(principal, directory).map((bot) => bot.botId));
  if (!botIds.every((botId) => known.has(botId))) throw new DomainError('NOT_FOUND');
  return botIds;
}
