import { openWorkPool, WorkRefused, type WorkPool } from '@tertulia/bounded-work';
import { DomainError } from '@tertulia/errors';
import type { Report } from '@tertulia/report-pages';
import type { PrintedReport, PrintReport, ReportToPrint, SayPeriod } from '../application/print-ports.js';
import { reportJobs } from './report-jobs.js';

/** A report of a month takes half a second, and loads its library once. */
const deadlineMs = 20_000;
const retryAfterSeconds = 30;

/** A thread for reports; started by the first. */
export function openReportThread(): WorkPool {
  return openWorkPool({ entry: new URL('./report-worker.js', import.meta.url), jobs: reportJobs });
}

/** Draws reports outside the event loop, those of organizations in turn. */
export function threadedPrinter(pool: WorkPool): PrintReport {
  return async (wanted) => {
    const report = reportOf(wanted);
    const tenant = wanted.schedule.organizationId;
    try {
      return await pool.run<PrintedReport>({ name: 'print', input: report, tenant, deadlineMs });
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

/** Says the window without drawing anything. */
export const saidPeriod: SayPeriod = async (wanted) => {
  const { periodOf } = await import('@tertulia/report-pages');
  return periodOf(reportOf(wanted));
};

function reportOf({ organization, schedule, delivery, report, comments, bots, botIds, filter }: ReportToPrint): Report {
  const names = new Map(bots.map(({ botId, name }) => [botId, name]));
  const nameOf = (botId: string): string => names.get(botId) ?? '–';
  const { extent, locale } = schedule;
  const { timeZone } = report.window;
  return {
    ...{ extent, locale, organization: organization.name, madeAt: delivery.createdAt },
    region: { country: organization.country, currency: organization.currency, timeZone },
    ...{ window: report.window, previousWindow: report.previousWindow },
    onlyBots: botIds?.map(nameOf) ?? null,
    filter,
    ...{ metrics: report.metrics, durations: report.durations, goalAmounts: report.goalAmounts },
    perDay: report.perDay,
    perBot: report.perBot.map(({ botId, conversations, goals }) => ({ name: nameOf(botId), conversations, goals })),
    ...{ peakHours: report.peakHours, ratings: report.ratings.buckets },
    comments: comments.map(({ scale, value, text, at, botId }) => ({ scale, value, text, at, bot: nameOf(botId) })),
    questions: report.unanswered.map(({ botId, ...question }) => ({ ...question, bot: nameOf(botId) })),
  };
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof WorkRefused)) return error;
  if (error.reason === 'BUSY') return new DomainError('RATE_LIMITED', { params: { retryAfterSeconds } });
  return new DomainError(error.reason === 'OVERRUN' ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE');
}
