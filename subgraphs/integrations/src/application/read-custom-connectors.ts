import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Listed, PageRequest } from '@tertulia/use-case';
import type { CustomConnectorDependencies } from './custom-connector-dependencies.js';
import type { OwnConnector } from './custom-connector-ports.js';

type Reads = Pick<CustomConnectorDependencies, 'work'>;

/** The connectors that the organization has made, newest first; also with a plan that does not include them. */
export async function listCustomConnectors(
  { work }: Reads,
  principal: Principal,
  page: PageRequest,
): Promise<Listed<OwnConnector>> {
  requirePermission(principal, 'connectors.manage');
  const organizationId = requireOrganization(principal);
  const reach = { organizationId };
  return {
    rows: await work.read(reach, async ({ customConnectors }) => customConnectors.list(organizationId, page)),
    countAll: () => work.read(reach, async ({ customConnectors }) => customConnectors.count(organizationId)),
  };
}

/** A connector that the organization has made, by its id; null if there is none of that id. */
export async function customConnectorById(
  { work }: Reads,
  principal: Principal,
  id: string,
): Promise<OwnConnector | null> {
  requirePermission(principal, 'connectors.manage');
  const organizationId = requireOrganization(principal);
  return work.read({ organizationId }, async ({ customConnectors }) => customConnectors.find(organizationId, id));
}

/** How many connections of the organization use each of these connectors, by name. */
export async function usesOfConnectors(
  { work }: Reads,
  principal: Principal,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  requirePermission(principal, 'connectors.manage');
  const organizationId = requireOrganization(principal);
  return work.read({ organizationId }, async ({ connections }) => connections.countUses(organizationId, names));
}
