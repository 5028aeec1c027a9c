import type { Dispatch } from '../domain/dispatch.js';
import { outsideReportKind } from '../domain/outsider-texts.js';
import { reportKind } from '../domain/report-texts.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { raiseOccasion } from './raise-occasion.js';

/**
 * Tells whoever schedules reports that one was not delivered and is not tried any more; in the transaction in which that is stored. One that a person
 * sends again and that fails again is told again. Returns whether there is something to tell.
 */
export async function tellFailedReport(
  deps: Pick<NotificationsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { id, organizationId, kind, state, code, finishedAt }: Dispatch,
): Promise<boolean> {
  const isReport = kind === reportKind || kind === outsideReportKind;
  if (!isReport || finishedAt === null || (state !== 'REFUSED' && state !== 'EXPIRED')) return false;
  await raiseOccasion(deps, stores, {
    ...{ organizationId, kind: 'REPORT_FAILED', botIds: [], alertId: null, occurredAt: finishedAt },
    ...{ key: `report ${id} ${finishedAt.toISOString()}`, facts: { code: code ?? state } },
  });
  return true;
}
