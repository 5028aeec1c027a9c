import { DomainError } from '@tertulia/errors';
import { requireOrganization, type Principal } from '@tertulia/principal';
import { noFilter } from '../domain/metrics-filter.js';
import { allNeeds } from '../domain/report-needs.js';
import type { MetricsReport } from '../domain/metrics-report.js';
import type { ScheduleDependencies } from './manage-schedules.js';
import { readMetrics } from './read-metrics.js';
import type { MetricsSubject } from './metrics-scope.js';
import type { FindOrganization } from './schedule-ports.js';
import type { PrintReport, PrintedReport, ReportToPrint } from './print-ports.js';

/** What making a file needs besides the rest. */
export type FileDependencies = ScheduleDependencies & {
  readonly findOrganization: FindOrganization;
  readonly printReport: PrintReport;
};

/** A report as a file, to be attached to its mail. */
export interface ReportFile extends PrintedReport {
  /** The name of the schedule. */
  readonly name: string;
  readonly locale: 'es' | 'en';
  readonly fileName: string;
}

/**
 * Makes the file of a delivery, for services of the platform. Null for one that is gone: its schedule, its bots or its organization were removed.
 * @throws DomainError FORBIDDEN, SUBGRAPH_UNAVAILABLE
 */
export async function readReportFile(
  deps: FileDependencies,
  principal: Principal,
  deliveryId: string,
): Promise<ReportFile | null> {
  if (principal.kind !== 'SERVICE') throw new DomainError('FORBIDDEN');
  const organizationId = requireOrganization(principal);
  const found = await deps.schedules.transact({ organizationId }, async ({ schedules }) => {
    const delivery = await schedules.delivery(organizationId, deliveryId);
    const schedule = delivery === null ? null : await schedules.lock(organizationId, delivery.scheduleId);
    return delivery === null || schedule === null ? null : { delivery, schedule };
  });
  const organization = await deps.findOrganization(organizationId);
  if (found === null || organization === null) return null;
  const { schedule, delivery } = found;
  const { bots } = await deps.store.directory(organizationId);
  const report = await metricsOf(deps, principal, { ...found, bots });
  if (report === null) return null;
  const printed = await deps.printReport({ organization, schedule, delivery, report, bots });
  const { name, locale } = schedule;
  return { ...printed, name, locale, fileName: `tertulia-${delivery.day}.pdf` };
}

/** Of the chosen bots those that are still there; null if none is. */
async function metricsOf(
  deps: FileDependencies,
  principal: Principal,
  { schedule, delivery, bots }: Pick<ReportToPrint, 'schedule' | 'delivery' | 'bots'>,
): Promise<MetricsReport | null> {
  const botIds = bots.filter((bot) => !bot.isDeleted && schedule.botIds.includes(bot.botId)).map((bot) => bot.botId);
  if (schedule.botIds.length > 0 && botIds.length === 0) return null;
  const subject: MetricsSubject = botIds.length === 0 ? { kind: 'ORGANIZATION' } : { kind: 'BOTS', botIds };
  const of = { subject, window: delivery.window, filter: noFilter, comparison: 'PREVIOUS_PERIOD' } as const;
  const [report] = await readMetrics(deps, principal, [{ ...of, needs: allNeeds }]);
  if (report === undefined || report instanceof Error) throw report ?? new DomainError('SUBGRAPH_UNAVAILABLE');
  return report;
}
