import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { comparedWindow, type Comparison } from '../domain/comparison.js';
import { groupedBy } from '../domain/grouped.js';
import type { MetricsReport } from '../domain/metrics-report.js';
import { allNeeds, togetherOf, type ReportNeeds } from '../domain/report-needs.js';
import {
  countableWindow,
  gridPieces,
  pickedPieces,
  pickedRanges,
  type MetricsFilter,
} from '../domain/metrics-filter.js';
import { toWholeMinutes, type Window } from '../domain/window.js';
import { assembleReport, type ReportScope } from './assemble-report.js';
import { readScopes, type ScopeReads, type ScopeRequest } from './metrics-scope.js';
import type { AnalyticsStore, Directory } from './ports.js';

/** Metrics of conversations that started in the window. */
export interface MetricsRequest extends ScopeRequest {
  needs: ReportNeeds;
  comparison: Comparison;
}

interface Place {
  index: number;
  request: MetricsRequest;
  scope: ReportScope;
}

/**
 * Reads the metrics of many requests with one read for each distinct window, comparison and filter: one report's rows include every requested
 * bot. A missing bot or version results in NOT_FOUND in its place.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function readMetrics(
  deps: ScopeReads,
  principal: Principal,
  requests: readonly MetricsRequest[],
): Promise<(MetricsReport | Error)[]> {
  requirePermission(principal, 'metrics.read');
  const organizationId = requireOrganization(principal);
  const { directory, scopeOf } = await readScopes(deps, principal, requests);
  const answers: (MetricsReport | Error | undefined)[] = requests.map(() => undefined);
  const places: Place[] = [];
  for (const [index, request] of requests.entries()) {
    const scope = scopeOf(request);
    if (scope instanceof Error) answers[index] = scope;
    else places.push({ index, request, scope });
  }
  for (const together of groupedBy(places, readKey).values()) {
    const reports = await readTogether(deps.store, { organizationId, ...directory }, together);
    for (const [at, place] of together.entries()) answers[place.index] = reports[at];
  }
  return answers.map((answer) => answer ?? new DomainError('NOT_FOUND'));
}

/** What a whole report is of; `botIds` null for every bot. */
interface WholeReport {
  readonly window: Window;
  readonly botIds: readonly string[] | null;
  readonly only: MetricsFilter;
}

/**
 * Every metric of some bots, or of every bot that the caller may see, compared with the period before.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a bot or a version
 */
export async function readWholeReport(
  deps: ScopeReads,
  principal: Principal,
  { window, botIds, only }: WholeReport,
): Promise<MetricsReport> {
  const subject = botIds === null ? ({ kind: 'ORGANIZATION' } as const) : ({ kind: 'BOTS', botIds } as const);
  const request = { subject, window, filter: only, comparison: 'PREVIOUS_PERIOD', needs: allNeeds } as const;
  const [report] = await readMetrics(deps, principal, [request]);
  if (report === undefined || report instanceof Error) throw report ?? new DomainError('NOT_FOUND');
  return report;
}

function readKey({ request, scope }: Place): string {
  const { from, to } = toWholeMinutes(request.window);
  return JSON.stringify([scope.groupBy, from, to, request.filter, request.comparison]);
}

/** One read for all requests with the same window and filter. */
async function readTogether(
  store: AnalyticsStore,
  { organizationId, timeZone, dataUntil }: { organizationId: string } & Directory,
  places: readonly Place[],
): Promise<MetricsReport[]> {
  const [first] = places;
  if (first === undefined) return [];
  const { window, filter, comparison } = first.request;
  const current = countableWindow(toWholeMinutes(window), timeZone, filter);
  const previous = comparedWindow(current, timeZone, comparison);
  const windows = { current, previous, timeZone, dataUntil, filter };
  const lists = places.map(({ scope }) => scope.groupIds);
  const needs = togetherOf(places.map(({ request }) => request.needs));
  const rows = await store.report({
    organizationId,
    groupBy: first.scope.groupBy,
    groupIds: lists.some((list) => list === null) ? null : [...new Set(lists.flatMap((list) => list ?? []))],
    needs,
    filter,
    window: current,
    ranges: pickedRanges(current, timeZone, filter),
    current: pickedPieces(current, timeZone, filter),
    previous: pickedPieces(previous, timeZone, filter),
    hours: needs.hasHours ? gridPieces(current, timeZone, filter) : [],
  });
  return places.map(({ scope, request }) => assembleReport(rows, scope, { ...windows, needs: request.needs }));
}
