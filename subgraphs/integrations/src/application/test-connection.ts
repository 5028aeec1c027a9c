import { requireOrganization, type Principal } from '@tertulia/principal';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import { requireManageable } from './connection-policies.js';
import type { ConnectionTest } from './connection-ports.js';

/**
 * Asks the other side whether the connection works, through the same way out as live actions. Its state changes accordingly.
 * @throws DomainError FORBIDDEN, NOT_FOUND, CONNECTION_SUSPENDED, CONNECTION_NEEDS_AUTHORIZATION, CONNECTION_UNAVAILABLE
 */
export async function testConnection(
  deps: ConnectionsDependencies,
  principal: Principal,
  connectionId: string,
): Promise<ConnectionTest> {
  const organizationId = requireOrganization(principal);
  const found = await deps.work.read({ organizationId }, async ({ connections }) =>
    connections.withCredential(organizationId, connectionId),
  );
  requireManageable(found, principal);
  return probeConnection(deps, organizationId, connectionId);
}

/** The test itself, for everybody who may use the connection. */
export async function probeConnection(
  deps: Pick<ConnectionsDependencies, 'credentials' | 'probe'>,
  organizationId: string,
  connectionId: string,
): Promise<ConnectionTest> {
  const usable = await deps.credentials.use(organizationId, connectionId);
  const test = await deps.probe.test(organizationId, usable);
  const { outcome } = test;
  await deps.credentials.reported(organizationId, connectionId, { outcome, revision: usable.revision });
  return test;
}
