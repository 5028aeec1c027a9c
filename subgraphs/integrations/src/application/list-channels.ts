import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { ReadChannels } from './channel-ports.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import { canSeeConnection } from './connection-policies.js';

/**
 * The channels that a message through the connection may name. Another authorisation of it is asked anew.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function listChannels(
  deps: Pick<ConnectionsDependencies, 'work' | 'credentials' | 'probe' | 'channels'>,
  principal: Principal,
  connectionId: string,
): Promise<ReadChannels> {
  requirePermission(principal, 'integrations.manage');
  const organizationId = requireOrganization(principal);
  const [connection] = await deps.work.read({ organizationId }, async ({ connections }) =>
    connections.byIds(organizationId, [connectionId]),
  );
  if (connection === undefined || !canSeeConnection(principal, connection)) throw new DomainError('NOT_FOUND');
  try {
    const usable = await deps.credentials.use(organizationId, connectionId);
    const recent = deps.channels.find(usable);
    if (recent !== null) return recent;
    const read = await deps.probe.channels(organizationId, usable);
    deps.channels.keep(usable, read);
    if (read.code === 'AUTHENTICATION') {
      const used = { outcome: 'AUTHENTICATION', revision: usable.revision } as const;
      await deps.credentials.reported(organizationId, connectionId, used);
    }
    return read;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { channels: [], isComplete: false, code: error.code, retryAfterMs: null };
  }
}
