import { DomainError, refuseInput } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import { requireManagement } from './connection-policies.js';
import type { SlackAlerts } from './slack-alert-ports.js';

type Reads = Pick<ConnectionsDependencies, 'work'>;

/** Where the caller's organization is told of alerts in Slack; null where it has chosen no channel. */
export async function slackAlertsOf({ work }: Reads, principal: Principal): Promise<SlackAlerts | null> {
  requirePermission(principal, 'integrations.read');
  const organizationId = requireOrganization(principal);
  return work.read({ organizationId }, async ({ slackAlerts }) => slackAlerts.of(organizationId));
}

/** A channel as people see it in the details of a channel, such as C0123ABCD. */
const channelPattern = /^[CG][A-Z0-9]{1,30}$/;

/**
 * Chooses the channel in which the organization is told of alerts; null for none. For administrators only, because alerts are about every bot.
 * @throws UserInputErrors, DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function chooseSlackChannel(
  { work }: Reads,
  principal: Principal,
  wanted: { readonly connectionId: string; readonly channel: string } | null,
): Promise<SlackAlerts | null> {
  requireManagement(principal, []);
  const organizationId = requireOrganization(principal);
  return work.transact({ organizationId }, async ({ connections, slackAlerts }) => {
    if (wanted === null) {
      await slackAlerts.delete(organizationId);
      return null;
    }
    const [connection] = await connections.byIds(organizationId, [wanted.connectionId]);
    if (connection === undefined) throw new DomainError('NOT_FOUND');
    const channel = wanted.channel.trim();
    refuseInput([
      ...(connection.connector === 'slack' ? [] : [{ field: ['connectionId'], code: 'INVALID_VALUE' as const }]),
      ...(channelPattern.test(channel) ? [] : [{ field: ['channel'], code: 'INVALID_VALUE' as const }]),
    ]);
    const chosen = { organizationId, connectionId: connection.id, channel };
    await slackAlerts.save(chosen);
    return chosen;
  });
}
