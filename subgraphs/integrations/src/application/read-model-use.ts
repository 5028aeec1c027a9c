import { canSeeBot, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { monthOf } from './model-budget-ports.js';
import type { OutsideDependencies } from './outside-ports.js';

/** Tokens that language models have taken for each of these bots in this calendar month (UTC); without bots that the caller does not see. */
export async function modelTokensOfBots(
  { models, clock }: Pick<OutsideDependencies, 'models' | 'clock'>,
  principal: Principal,
  botIds: readonly string[],
): Promise<Map<string, number>> {
  requirePermission(principal, 'integrations.read');
  const organizationId = requireOrganization(principal);
  const visible = botIds.filter((botId) => canSeeBot(principal, botId));
  const budgets = { organizationId, scope: 'BOT', month: monthOf(clock.now()) } as const;
  const found = await models.read({ organizationId }, async (stores) => stores.budgets.tokensOf(budgets, visible));
  return new Map(visible.map((botId) => [botId, found.get(botId) ?? 0]));
}
