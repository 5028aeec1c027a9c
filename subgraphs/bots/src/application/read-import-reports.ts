import { canSeeBot, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { ImportReport } from '../domain/import-file.js';
import type { BotsDependencies } from './dependencies.js';

/** The accounts of the latest imports by bot, for callers who may edit it. */
export async function importReportsByBotIds(
  deps: Pick<BotsDependencies, 'work'>,
  principal: Principal,
  botIds: readonly string[],
): Promise<ImportReport[]> {
  requirePermission(principal, 'bots.read');
  const organizationId = requireOrganization(principal);
  const visible = botIds.filter((botId) => canSeeBot(principal, botId));
  if (visible.length === 0) return [];
  return deps.work.read({ organizationId }, async ({ importReports }) =>
    importReports.byBotIds(organizationId, visible),
  );
}
