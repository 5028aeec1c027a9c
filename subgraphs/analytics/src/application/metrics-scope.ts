import { DomainError } from '@tertulia/errors';
import { requireOrganization, visibleBotIds, type Principal } from '@tertulia/principal';
import type { MetricsFilter } from '../domain/metrics-filter.js';
import type { Window } from '../domain/window.js';
import type { ReportScope } from './assemble-report.js';
import { botsInReach, requireBots } from './policies.js';
import type { AnalyticsDependencies } from './dependencies.js';
import type { AnalyticsStore, Directory } from './ports.js';
import { readDirectory } from './read-directory.js';

/** The subject of metrics: every bot that the caller may see, these bots, or one version. */
export type MetricsSubject =
  | { kind: 'ORGANIZATION' }
  | { kind: 'BOTS'; botIds: readonly string[] }
  | { kind: 'VERSION'; versionId: string };

/** Conversations of a subject that started in the window and match the filter. */
export interface ScopeRequest {
  subject: MetricsSubject;
  window: Window;
  filter: MetricsFilter;
}

/** What scopes are read with. */
export type ScopeReads = Pick<AnalyticsDependencies, 'store' | 'findNewBots'>;

interface Scopes {
  directory: Directory;
  /** What the caller may see of a request; an error if its bot or version does not exist for the caller, or its window is wrong. */
  scopeOf(request: ScopeRequest): ReportScope | Error;
}

/** A year, a day and the month before it. */
const windowDaysMax = 400;
const dayMs = 86_400_000;

/** Reads the scopes of many requests together. */
export async function readScopes(
  deps: ScopeReads,
  principal: Principal,
  requests: readonly ScopeRequest[],
): Promise<Scopes> {
  const organizationId = requireOrganization(principal);
  const named = requests.flatMap(({ subject }) => (subject.kind === 'BOTS' ? subject.botIds : []));
  const directory = await readDirectory(deps, organizationId, named);
  const versions = await versionBots(deps.store, organizationId, requests);
  const scopeOf = ({ subject, window, filter }: ScopeRequest): ReportScope | Error =>
    refusedOr(() => {
      requireWindow(window);
      const known = new Set(botsInReach(principal, directory).map(({ botId }) => botId));
      const isInReach = (versionId: string): boolean => known.has(versions.get(versionId) ?? '');
      if (filter.versionIds?.every(isInReach) === false) throw new DomainError('NOT_FOUND');
      return reach({ principal, directory, versions }, subject);
    });
  return { directory, scopeOf };
}

/** Refuses windows that are empty, reversed or longer than 400 days. The window of a report, which may be widened by an hour, is accepted again. */
export function requireWindow({ from, to }: Window): void {
  if (from >= to) throw new DomainError('BAD_USER_INPUT', { params: { detail: 'range: from < to' } });
  if (Math.floor((to.getTime() - from.getTime()) / dayMs) > windowDaysMax) {
    throw new DomainError('BAD_USER_INPUT', { params: { detail: `range: max ${windowDaysMax} d` } });
  }
}

async function versionBots(
  store: AnalyticsStore,
  organizationId: string,
  requests: readonly ScopeRequest[],
): Promise<Map<string, string>> {
  const ids = requests.flatMap(({ subject, filter }) => [
    ...(subject.kind === 'VERSION' ? [subject.versionId] : []),
    ...(filter.versionIds ?? []),
  ]);
  if (ids.length === 0) return new Map();
  const versions = await store.versions(organizationId, [...new Set(ids)]);
  return new Map(versions.map(({ versionId, botId }) => [versionId, botId]));
}

function reach(
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
