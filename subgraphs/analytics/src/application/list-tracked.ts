import {
  isTestCaller,
  requireOrganization,
  requirePermission,
  visibleBotIds,
  type Principal,
} from '@tertulia/principal';
import type { Listed } from '@tertulia/use-case';
import type { TrackedEvent } from '../domain/tracked-event.js';
import type { AnalyticsDependencies } from './dependencies.js';
import type { TrackedPage, TrackedQuery } from './tracked-ports.js';

/**
 * Lists events that the organization's own systems sent; a manager of bots sees those of conversations with these bots. A test key stores none
 * and sees none.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function listTracked(
  { store }: Pick<AnalyticsDependencies, 'store'>,
  principal: Principal,
  { filter, page }: { filter: Omit<TrackedQuery, 'organizationId' | 'botIds'>; page: TrackedPage },
): Promise<Listed<TrackedEvent>> {
  requirePermission(principal, 'metrics.read');
  const organizationId = requireOrganization(principal);
  if (isTestCaller(principal)) return { rows: [], countAll: async () => 0 };
  const query: TrackedQuery = { ...filter, organizationId, botIds: visibleBotIds(principal) };
  return { rows: await store.trackedOf(query, page), countAll: async () => store.countTracked(query) };
}
