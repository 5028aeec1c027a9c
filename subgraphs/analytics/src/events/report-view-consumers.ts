import { consumer, type Consumer } from '@tertulia/messaging';
import { inTenant } from '@tertulia/persistence';
import type { AnalyticsDependencies } from '../application/dependencies.js';

/** Saved views end with their organization, personal ones when their person leaves it. Repeats delete nothing more. */
export function reportViewConsumers({ reportViews }: Pick<AnalyticsDependencies, 'reportViews'>): Consumer[] {
  return [
    consumer('analytics.report-views-of-deleted', ['identity.organization-deleted.v1'], async ({ organizationId }) =>
      inTenant(organizationId, () => reportViews.deleteAll(organizationId)),
    ),
    consumer(
      'analytics.report-views-of-leavers',
      ['identity.membership-changed.v1'],
      async ({ organizationId, payload }) => {
        if (payload.change !== 'REMOVED') return;
        await inTenant(organizationId, () => reportViews.deletePersonal(organizationId, payload.userId));
      },
    ),
  ];
}
