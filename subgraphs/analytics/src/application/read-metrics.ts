import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, visibleBotIds, type Principal } from '@tertulia/principal';
import { groupedBy } from '../domain/grouped.js';
import type { MetricsReport } from '../domain/metrics-report.js';
import { togetherOf, type ReportNeeds } from '../domain/report-needs.js';
import { hourPiecesOf, piecesOf, previousOf, toWholeMinutes, type Window } from '../domain/window.js';
import { assembleReport, type ReportScope } from './assemble-report.js';
import { botsInReach, requireBots } from './policies.js';
import type { AnalyticsDependencies } from './dependencies.js';
import type { AnalyticsStore, Directory } from './ports.js';
import { readDirectory } from './read-directory.js';

/** The subject of metrics: every bot that the caller may see, these bots, or one version. */
export type MetricsSubject =
  | { kind: 'ORGANIZATION' }
  | { kind: 'BOTS'; botIds: readonly string[] }
  | { kind: 'VERSION'; versionId: string };

/** Metrics of conversations that started in the window. */
export interface MetricsRequest {
  subject: MetricsSubject;
  window: Window;
  needs: ReportNeeds;
}

/** A year, a day and the month before it. */
const windowDaysMax = 400;
const dayMs = 86_400_000;

interface Place {
  index: number;
  request: MetricsRequest;
  scope: ReportScope;
}

type Reads = Pick<AnalyticsDependencies, 'store' | 'findNewBots'>;

/**
 * Reads the metrics of many requests with one read for each distinct window: one report's rows include every requested
 * bot. A missing bot or version results in NOT_FOUND in its place.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function readMetrics(
  deps: Reads,
  principal: Principal,
  requests: readonly MetricsRequest[],
): Promise<(MetricsReport | Error)[]> {
  requirePermission(principal, 'metrics.read');
  const organizationId = requireOrganization(principal);
  const named = requests.flatMap(({ subject }) => (subject.kind === 'BOTS' ? subject.botIds : []));
  const directory = await readDirectory(deps, organizationId, named);
  const versions = await versionBots(deps.store, organizationId, requests);
  const answers: (MetricsReport | Error)[] = requests.map(() => new DomainError('NOT_FOUND'));
  const places: Place[] = [];
  for (const [index, request] of requests.entries()) {
    const scope = refusedOr(() => {
      requireWindow(request.window);
      return scopeOf({ principal, directory, versions }, request.subject);
    });
    if (scope instanceof Error) answers[index] = scope;
    else places.push({ index, request, scope });
  }
  for (const together of groupedBy(places, readKey).values()) {
    const reports = await readTogether(deps.store, { organizationId, ...directory }, together);
    for (const [at, place] of together.entries()) answers[place.index] = reports[at] ?? new DomainError('NOT_FOUND');
  }
  return answers;
}

/** Refuses windows that are empty, reversed or longer than 400 days. */
function requireWindow({ from, to }: Window): void {
  if (from >= to) throw new DomainError('BAD_USER_INPUT', { params: { detail: 'range: from < to' } });
  if (to.getTime() - from.getTime() > windowDaysMax * dayMs) {
    throw new DomainError('BAD_USER_INPUT', { params: { detail: `range: max ${windowDaysMax} d` } });
  }
}

async function versionBots(
  store: AnalyticsStore,
  organizationId: string,
  requests: readonly MetricsRequest[],
): Promise<Map<string, string>> {
  const ids = requests.flatMap(({ subject }) => (subject.kind === 'VERSION' ? [subject.versionId] : []));
  if (ids.length === 0) return new Map();
  const versions = await store.versions(organizationId, [...new Set(ids)]);
  return new Map(versions.map(({ versionId, botId }) => [versionId, botId]));
}

function scopeOf(
  {
    principal,
    directory,
    versions,
  }: { principal: Principal; directory: Directory; versions: ReadonlyMap<string, string> },
  subject: MetricsSubject,
): ReportScope {
  const bots = botsInReach(principal, directory);
  switch (subject.kind) {
    case 'ORGANIZATION':
      return { groupBy: 'BOT', groupIds: visibleBotIds(principal), bots, versionId: null };
    case 'BOTS': {
      const groupIds = requireBots(principal, directory, subject.botIds);
      return { groupBy: 'BOT', groupIds, bots: bots.filter((bot) => groupIds.includes(bot.botId)), versionId: null };
    }
    case 'VERSION': {
      const { versionId } = subject;
      const bot = bots.find((one) => one.botId === versions.get(versionId));
      if (bot === undefined) throw new DomainError('NOT_FOUND');
      return { groupBy: 'VERSION', groupIds: [versionId], bots: [bot], versionId };
    }
  }
}

function refusedOr<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
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
