import { DomainError } from '@tertulia/errors';
import { may, requireOrganization, visibleBotIds, type Principal } from '@tertulia/principal';
import type { ExportDependencies } from './export-dependencies.js';
import type { ExportCaller } from './export-ports.js';
import { keptVersions } from '../domain/metrics-filter.js';
import { versionsInReach } from './policies.js';
import { wordsOfFilter } from './words-of-filter.js';
import type { ScheduleDependencies } from './schedule-dependencies.js';
import { commentPages, type CommentsOf, type ListedComment } from './read-comments.js';
import { readWholeReport } from './read-metrics.js';
import type { PrintReport, PrintedReport, ReportToPrint, SayPeriod } from './print-ports.js';
import { tabulateReport } from './tabulate-report.js';
import type { ReportFormat } from '../domain/report-schedule.js';

/** What making a file needs besides the rest. */
export type FileDependencies = ScheduleDependencies &
  Pick<ExportDependencies, 'exportDirectory' | 'nameDirectory' | 'commentSource'> & {
    readonly printReport: PrintReport;
    readonly sayPeriod: SayPeriod;
  };

/** A report as a file, to be attached to its mail. */
export interface ReportFile extends PrintedReport {
  /** The name of the schedule. */
  readonly name: string;
  readonly locale: 'es' | 'en';
  readonly fileName: string;
  readonly contentType: string;
  /** Null for a member. */
  readonly outsideAddress: string | null;
}

/**
 * Makes the file of a delivery, for services of the platform. It has what the recipient may see now; an outside address gets what a viewer may see.
 * Null for one that is gone: its schedule or its organization was removed, the recipient has left, or may see none of its bots or versions.
 * @throws DomainError FORBIDDEN, SUBGRAPH_UNAVAILABLE
 */
export async function readReportFile(
  deps: FileDependencies,
  principal: Principal,
  deliveryId: string,
): Promise<ReportFile | null> {
  if (principal.kind !== 'SERVICE') throw new DomainError('FORBIDDEN');
  const organizationId = requireOrganization(principal);
  const found = await deps.schedules.transact({ organizationId }, async ({ schedules, outsiders }) => {
    const delivery = await schedules.delivery(organizationId, deliveryId);
    const schedule = delivery === null ? null : await schedules.lock(organizationId, delivery.scheduleId);
    if (delivery === null || schedule === null) return null;
    if (!delivery.isOutside) return { delivery, schedule, outsideAddress: null };
    const outsider = await outsiders.lock(organizationId, delivery.userId);
    return outsider?.state === 'CONFIRMED' ? { delivery, schedule, outsideAddress: outsider.address } : null;
  });
  if (found === null) return null;
  const { schedule, delivery, outsideAddress } = found;
  const { name, locale } = schedule;
  const recipient = delivery.isOutside
    ? await deps.exportDirectory.viewerOf(organizationId, locale)
    : await deps.exportDirectory.callerOf(organizationId, { kind: 'USER', id: delivery.userId }, locale);
  if (recipient === null) return null;
  const directory = await deps.store.directory(organizationId);
  const { bots } = directory;
  const botIds = botsFor(recipient.principal, { schedule, bots });
  const reads = { store: deps.store, organizationId, directory };
  const versions = await versionsInReach(recipient.principal, reads, schedule.only.versionIds ?? []);
  const only = keptVersions(schedule.only, versions);
  if (botIds?.length === 0 || only === null) return null;
  const of = { window: delivery.window, botIds, only };
  const report = await readWholeReport(deps, recipient.principal, of);
  const isPdf = schedule.format === 'PDF';
  const wanted = {
    organization: recipient.organization,
    filter: await wordsOfFilter(deps.exportDirectory, { organizationId, locale, only }),
    comments: isPdf && schedule.extent === 'FULL' ? await latestComments(deps, recipient.principal, of) : [],
    ...{ schedule, delivery, report, bots, botIds },
  };
  const made = isPdf ? await deps.printReport(wanted) : await tabulated(deps, recipient, wanted);
  const { ending, contentType } = fileKinds[schedule.format];
  return { ...made, name, locale, contentType, outsideAddress, fileName: `tertulia-${delivery.day}.${ending}` };
}

const fileKinds: Readonly<Record<ReportFormat, { readonly ending: string; readonly contentType: string }>> = {
  PDF: { ending: 'pdf', contentType: 'application/pdf' },
  EXCEL: { ending: 'xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  CSV: { ending: 'csv', contentType: 'text/csv; charset=utf-8' },
};

/** The same numbers as tables, in the words of the schedule. */
async function tabulated(
  deps: FileDependencies,
  { principal, format: how }: ExportCaller,
  wanted: ReportToPrint,
): Promise<PrintedReport> {
  const { schedule, delivery, botIds } = wanted;
  const { organizationId, locale, only } = schedule;
  const range = { from: delivery.window.from.toISOString(), to: delivery.window.to.toISOString() };
  const format = schedule.format === 'CSV' ? 'CSV' : 'EXCEL';
  const tables = { organizationId, locale, only, range, format, botIds } as const;
  return {
    period: await deps.sayPeriod(wanted),
    content: await tabulateReport(deps, principal, { wanted: tables, how }),
  };
}

const commentsMax = 10;

/** The latest comments, for recipients who may read conversations. */
async function latestComments(
  deps: FileDependencies,
  recipient: Principal,
  of: CommentsOf,
): Promise<readonly ListedComment[]> {
  if (!may(recipient, 'conversations.read')) return [];
  const pages = commentPages(deps, recipient, { of, size: commentsMax });
  const { value } = await pages.next();
  await pages.return();
  return (value ?? []).slice(0, commentsMax);
}

/** Of the chosen bots those that are still there and that the recipient may see; null for every bot. */
function botsFor(
  recipient: Principal,
  { schedule, bots }: Pick<ReportToPrint, 'schedule' | 'bots'>,
): readonly string[] | null {
  const visible = visibleBotIds(recipient);
  const isOfAll = schedule.botIds.length === 0;
  if (isOfAll && visible === null) return null;
  return bots
    .filter(({ botId, isDeleted }) => !isDeleted && (isOfAll || schedule.botIds.includes(botId)))
    .map(({ botId }) => botId)
    .filter((botId) => visible?.includes(botId) ?? true);
}
