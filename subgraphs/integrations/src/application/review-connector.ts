import { DomainError, UserInputErrors } from '@tertulia/errors';
import { authorOf, requirePermission, type Principal } from '@tertulia/principal';
import type { Listed, PageRequest } from '@tertulia/use-case';
import {
  nameOfCustom,
  reasonMax,
  reviewed,
  submitted,
  withdrawn,
  type ConnectorVersion,
} from '../domain/custom-connector.js';
import type { CustomConnectorDependencies } from './custom-connector-dependencies.js';
import type { OwnConnector } from './custom-connector-ports.js';
import { requireConnectors, requireConnectorsPlan } from './save-connector.js';

/**
 * Asks for the newest version to be put into the catalogue of all. One that waits already, or is there, stays as it is; an older one that
 * waits gives way.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, PLAN_TOO_SMALL
 */
export async function submitConnector(
  deps: CustomConnectorDependencies,
  principal: Principal,
  connectorId: string,
): Promise<OwnConnector> {
  const organizationId = requireConnectors(principal);
  return deps.work.transact({ organizationId }, async (stores) => {
    await requireConnectorsPlan(deps, stores, organizationId);
    const { customConnectors } = stores;
    if ((await customConnectors.lock(organizationId, connectorId)) === null) throw new DomainError('NOT_FOUND');
    const found = await customConnectors.find(organizationId, connectorId);
    if (found === null) throw new DomainError('NOT_FOUND');
    const newest = submitted(found.newest, deps.clock.now());
    if (newest === found.newest) return found;
    const waiting = await customConnectors.waiting(organizationId, connectorId);
    for (const one of waiting) await customConnectors.saveVersion(withdrawn(one));
    await customConnectors.saveVersion(newest);
    return { ...found, newest };
  });
}

export interface ReviewConnector {
  readonly connectorId: string;
  readonly version: number;
  readonly isAccepted: boolean;
  /** For the organization; required where it is not accepted. */
  readonly reason: string | null;
}

/**
 * Puts a version that waits into the catalogue of all, or refuses it.
 * @throws UserInputErrors; DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a version that does not wait
 */
export async function reviewConnector(
  { work, clock }: CustomConnectorDependencies,
  principal: Principal,
  { connectorId, version, isAccepted, reason: given }: ReviewConnector,
): Promise<ConnectorVersion> {
  requirePermission(principal, 'platform.manage');
  const reason = (given ?? '').trim();
  if (!isAccepted && reason === '') throw new UserInputErrors([{ field: ['input', 'reason'], code: 'REQUIRED' }]);
  if (reason.length > reasonMax) {
    throw new UserInputErrors([{ field: ['input', 'reason'], code: 'TOO_LONG', params: { max: reasonMax } }]);
  }
  const decision = { isAccepted, reason: reason === '' ? null : reason, reviewedBy: authorOf(principal) };
  return work.transact({ platform: 'review of a connector' }, async ({ customConnectors }) => {
    const waiting = await customConnectors.lockInReview(connectorId, version);
    if (waiting === null) throw new DomainError('NOT_FOUND');
    const after = reviewed(waiting, decision, clock.now());
    await customConnectors.saveVersion(after);
    return after;
  });
}

/** Versions of all organizations that wait for a review, newest first. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function connectorsInReview(
  { work }: Pick<CustomConnectorDependencies, 'work'>,
  principal: Principal,
  page: PageRequest,
): Promise<Listed<ConnectorVersion>> {
  requirePermission(principal, 'platform.manage');
  const reach = { platform: 'connectors in review' };
  return {
    rows: await work.read(reach, async ({ customConnectors }) => customConnectors.inReview(page)),
    countAll: () => work.read(reach, async ({ customConnectors }) => customConnectors.countInReview()),
  };
}

/**
 * Deletes a connector with its versions.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONNECTOR_IN_USE while connections use it, also those of other organizations
 */
export async function deleteConnector(
  { work }: Pick<CustomConnectorDependencies, 'work'>,
  principal: Principal,
  connectorId: string,
): Promise<string> {
  const organizationId = requireConnectors(principal);
  await work.transact({ platform: 'deletion of a connector' }, async ({ connections, customConnectors }) => {
    const connector = await customConnectors.lock(organizationId, connectorId);
    if (connector === null) throw new DomainError('NOT_FOUND');
    if (await connections.isUsed(nameOfCustom(connector))) throw new DomainError('CONNECTOR_IN_USE');
    await customConnectors.delete(organizationId, connectorId);
  });
  return connectorId;
}
