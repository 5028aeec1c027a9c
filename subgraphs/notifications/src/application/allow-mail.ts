import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, visibleBotIds, type Principal } from '@tertulia/principal';
import type { NotificationsDependencies } from './dependencies.js';
import { rulesOf } from './rules-of.js';

/** Whether the caller's organization lets its people be told by mail. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function readMailAllowed(
  { work }: Pick<NotificationsDependencies, 'work'>,
  principal: Principal,
): Promise<boolean> {
  requirePermission(principal, 'organization.read');
  const organizationId = requireOrganization(principal);
  return work.read({ organizationId }, async ({ mailPolicy }) => mailPolicy.isMailAllowed(organizationId));
}

/**
 * Lets people be told by mail, or nobody; mails about accounts go on. For whoever manages the alerts of every bot. Returns the organization.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function allowMail(
  deps: Pick<NotificationsDependencies, 'work' | 'ids'>,
  principal: Principal,
  isAllowed: boolean,
): Promise<string> {
  requirePermission(principal, 'alerts.manage');
  const organizationId = requireOrganization(principal);
  if (visibleBotIds(principal) !== null) throw new DomainError('FORBIDDEN');
  await deps.work.transact({ organizationId }, async (stores) => {
    // Makes the organization known.
    await rulesOf(deps, stores, organizationId);
    await stores.mailPolicy.allowMail(organizationId, isAllowed);
  });
  return organizationId;
}
