import { requireOrganization, requirePermission, visibleBotIds, type Principal } from '@tertulia/principal';
import type { BotsDependencies } from './dependencies.js';
import type { ConnectionUse } from './ports.js';

/**
 * The bots that use these connections, in the draft or in the live version. Only bots that the caller sees.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function usesOfConnections(
  { work }: Pick<BotsDependencies, 'work'>,
  principal: Principal,
  connectionIds: readonly string[],
): Promise<ConnectionUse[]> {
  requirePermission(principal, 'bots.readDraft');
  const organizationId = requireOrganization(principal);
  const uses = await work.read({ organizationId }, async ({ bots }) =>
    bots.usesOfConnections(organizationId, connectionIds),
  );
  const visible = visibleBotIds(principal);
  return visible === null ? uses : uses.filter(({ botId }) => visible.includes(botId));
}
