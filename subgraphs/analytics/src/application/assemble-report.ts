import { add, dropOffOf, emptyCounters, modelUseOf, teamWorkOf, type Counters } from '@tertulia/metrics';
import { isActive, type BotEntry } from '../domain/directory.js';
import { groupedBy } from '../domain/grouped.js';
import {
  dayPointsOf,
  durationsOf,
  episodeCountsOf,
  goalAmountsOf,
  metricsOf,
  peakHoursOf,
  ratingsOf,
  type BotSeries,
  type Failure,
  type MetricsReport,
} from '../domain/metrics-report.js';
import { isPickedCell, type MetricsFilter } from '../domain/metrics-filter.js';
import type { ReportNeeds } from '../domain/report-needs.js';
import { localDaysOf, type Window } from '../domain/window.js';
import { failuresMax, unansweredMax, type DayCount, type ReportRows, type WindowName } from './ports.js';

/** The scope of one report. */
export interface ReportScope {
  groupBy: 'BOT' | 'VERSION';
  /** Bots or versions that count; null for all of the organization, including deleted bots. */
  groupIds: readonly string[] | null;
  /** The bots listed in it. A deleted bot still counts but is not listed. */
  bots: readonly BotEntry[];
  /** Only for versions: the bot is active only while this version is live. */
  versionId: string | null;
}

/** The windows of a report, the time zone of their days, and what it needs of them. */
export interface ReportWindows {
  current: Window;
  previous: Window;
  timeZone: string;
  dataUntil: Date | null;
  needs: ReportNeeds;
  filter: MetricsFilter;
}

/** Assembles one report from rows that may include those of others. */
export function assembleReport(rows: ReportRows, scope: ReportScope, windows: ReportWindows): MetricsReport {
  const { timeZone, needs } = windows;
  const groups = scope.groupIds === null ? null : new Set(scope.groupIds);
  const own = <T extends { groupId: string | null }>(list: readonly T[]): T[] =>
    list.filter((row) => groups === null || row.groupId === null || groups.has(row.groupId));
  const totals = own(rows.totals);
  const sum = (name: WindowName): Counters =>
    totals.filter((row) => row.window === name).reduce((all, row) => add(all, row.counters), emptyCounters());
  const [current, previous] = [sum('CURRENT'), sum('PREVIOUS')];
  const counted = own(rows.days);
  const days = needs.hasDays ? daysOf(windows) : { current: [], previous: [] };
  return {
    window: { ...windows.current, timeZone },
    previousWindow: { ...windows.previous, timeZone },
    dataUntil: windows.dataUntil,
    metrics: metricsOf(current, previous, activeBotsOf(scope)),
    durations: durationsOf(current, previous),
    goalAmounts: goalAmountsOf(current),
    perDay: pointsOf(counted, days),
    perBot: needs.hasBots ? seriesOf({ counted, totals }, scope, needs.areDaysByGroup ? days : null) : [],
    peakHours: peakHoursOf(own(rows.hours).filter(({ hourOfWeek }) => isPickedCell(hourOfWeek, windows.filter))),
    ratings: ratingsOf(current.csat, 1),
    npsRatings: ratingsOf(current.nps, 0),
    dropOff: dropOffOf(current),
    unanswered: unansweredOf(own(rows.unanswered), scope),
    episodes: episodeCountsOf(current),
    failures: failuresOf(own(rows.failures), scope),
    modelUse: modelUseOf(current.modelUse),
    team: teamWorkOf(current.teamWork),
  };
}

function activeBotsOf({ bots, versionId }: ReportScope): number {
  return bots.filter((bot) => isActive(bot) && (versionId === null || bot.liveVersionId === versionId)).length;
}

/** The local days of both windows, in order. */
type Days = Readonly<Record<'current' | 'previous', readonly string[]>>;

function daysOf({ current, previous, timeZone }: ReportWindows): Days {
  return { current: localDaysOf(current, timeZone), previous: localDaysOf(previous, timeZone) };
}

function pointsOf(counted: readonly DayCount[], days: Days) {
  const of = (name: WindowName): DayCount[] => counted.filter((row) => row.window === name);
  return dayPointsOf(days, { current: of('CURRENT'), previous: of('PREVIOUS') });
}

/** The bot with the most conversations first; with its days only where they are told apart. */
function seriesOf(
  { counted, totals }: { counted: readonly DayCount[]; totals: ReportRows['totals'] },
  scope: ReportScope,
  days: Days | null,
): BotSeries[] {
  const byGroup = groupedBy(counted, (row) => row.groupId ?? '');
  const sumsByGroup = groupedBy(
    totals.filter(({ window }) => window === 'CURRENT'),
    (row) => row.groupId,
  );
  return scope.bots
    .map(({ botId, name }) => {
      const group = scope.versionId ?? botId;
      // A group has a row for each piece of the window in some stores.
      const sum = (of: 'conversations' | 'goals'): number =>
        (sumsByGroup.get(group) ?? []).reduce((total, { counters }) => total + counters[of], 0);
      const points = days === null ? [] : pointsOf(byGroup.get(group) ?? [], days);
      return { name, series: { botId, conversations: sum('conversations'), goals: sum('goals'), points } };
    })
    .toSorted(
      (a, b) =>
        b.series.conversations - a.series.conversations ||
        a.name.localeCompare(b.name) ||
        (a.series.botId < b.series.botId ? -1 : 1),
    )
    .map(({ series }) => series);
}

/** The most frequent first, of bots that are listed. */
function failuresOf(rows: ReportRows['failures'], scope: ReportScope): MetricsReport['failures'] {
  const named = new Set(scope.bots.map((bot) => bot.botId));
  const placeOf = ({ code, botId, versionId }: Failure): string => [code, botId, versionId].join(' ');
  return rows
    .filter((row) => named.has(row.botId))
    .map(({ code, count, botId, versionId }) => ({ code, count, botId, versionId }))
    .toSorted((a, b) => b.count - a.count || (placeOf(a) < placeOf(b) ? -1 : 1))
    .slice(0, failuresMax);
}

function unansweredOf(rows: ReportRows['unanswered'], scope: ReportScope): MetricsReport['unanswered'] {
  const named = new Set(scope.bots.map((bot) => bot.botId));
  return rows
    .filter((row) => named.has(row.botId))
    .toSorted(
      (a, b) =>
        b.count - a.count || b.lastAskedAt.getTime() - a.lastAskedAt.getTime() || (a.question < b.question ? -1 : 1),
    )
    .slice(0, unansweredMax)
    .map(({ question, count, lastAskedAt, botId }) => ({ question, count, lastAskedAt, botId }));
}
