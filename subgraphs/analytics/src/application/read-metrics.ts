import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { groupedBy } from '../domain/grouped.js';
import type { MetricsReport } from '../domain/metrics-report.js';
import { togetherOf, type ReportNeeds } from '../domain/report-needs.js';
import { hourPiecesOf, piecesOf, previousOf, toWholeMinutes } from '../domain/window.js';
import { assembleReport, type ReportScope } from './assemble-report.js';
import { readScopes, type ScopeReads, type ScopeRequest } from './metrics-scope.js';
import type { AnalyticsStore, Directory } from './ports.js';

/** Metrics of conversations that started in the window. */
export interface MetricsRequest extends ScopeRequest {
  needs: ReportNeeds;
}

interface Place {
  index: number;
  request: MetricsRequest;
  scope: ReportScope;
}

/**
 * Reads the metrics of many requests with one read for each distinct window: one report's rows include every requested
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
  const answers: (MetricsReport | Error)[] = requests.map(() => new DomainError('NOT_FOUND'));
  const places: Place[] = [];
  for (const [index, request] of requests.entries()) {
    const scope = scopeOf(request);
    if (scope instanceof Error) answers[index] = scope;
    else places.push({ index, request, scope });
  }
  for (const together of groupedBy(places, readKey).values()) {
    const reports = await readTogether(deps.store, { organizationId, ...directory }, together);
    for (const [at, place] of together.entries()) answers[place.index] = reports[at] ?? new DomainError('NOT_FOUND');
  }
  return answers;
}

function readKey({ request, scope }: Place): string {
  const { from, to } = toWholeMinutes(request.window);
  return [scope.groupBy, from.toISOString(), to.toISOString()].join(' ');
}

/** One read for all requests with the same window. */
async function readTogether(
  store: AnalyticsStore,
  { organizationId, timeZone, dataUntil }: { organizationId: string } & Directory,
  places: readonly Place[],
): Promise<MetricsReport[]> {
  const [first] = places;
  if (first === undefined) return [];
  const current = toWholeMinutes(first.request.window);
  const windows = { current, previous: previousOf(current, timeZone), timeZone, dataUntil };
  const lists = places.map(({ scope }) => scope.groupIds);
  const needs = togetherOf(places.map(({ request }) => request.needs));
  const rows = await store.report({
    organizationId,
    groupBy: first.scope.groupBy,
    groupIds: lists.some((list) => list === null) ? null : [...new Set(lists.flatMap((list) => list ?? []))],
    needs,
    window: current,
    current: piecesOf(current, timeZone),
    previous: piecesOf(windows.previous, timeZone),
    hours: needs.hasHours ? hourPiecesOf(current, timeZone) : [],
  });
  return places.map(({ scope, request }) => assembleReport(rows, scope, { ...windows, needs: request.needs }));
}
