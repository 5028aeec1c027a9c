import { DomainError, refuseInput, type UserInputError } from '@tertulia/errors';
import { readName } from '@tertulia/plain-names';
import { forbiddenToKeys, may, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { reportViewLimits, viewFor, type ReportView } from '../domain/report-view.js';
import type { AnalyticsDependencies } from './dependencies.js';
import { botsInReach, requireBots, requireVersions, versionsInReach } from './policies.js';
import { readDirectory } from './read-directory.js';

type Parts = Pick<AnalyticsDependencies, 'store' | 'findNewBots' | 'reportViews' | 'ids'>;

/** A view to save; a new one without `id`. */
export type WantedView = Pick<ReportView, 'name' | 'filter' | 'isShared'> & { readonly id: string | null };

/** The views that the caller may see, with the bots that exist for the caller. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function listReportViews(deps: Parts, principal: Principal): Promise<ReportView[]> {
  requirePermission(principal, 'metrics.read');
  const organizationId = requireOrganization(principal);
  const views = await deps.reportViews.list(organizationId, principal.kind === 'USER' ? principal.userId : null);
  const named = views.flatMap(({ filter }) => filter.botIds);
  const versionIds = views.flatMap(({ filter }) => filter.only.versionIds ?? []);
  if (named.length === 0 && versionIds.length === 0) return views;
  const directory = await readDirectory(deps, organizationId, named);
  const bots = new Set(botsInReach(principal, directory).map(({ botId }) => botId));
  const versions = await versionsInReach(principal, { store: deps.store, organizationId, directory }, versionIds);
  return views.map((view) => viewFor(view, { bots, versions })).filter((view) => view !== null);
}

/**
 * Adds a view or changes one: the own, or a shared one if the caller manages members.
 * @throws UserInputErrors
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a view, a bot or a version that does not exist for the caller
 */
export async function saveReportView(deps: Parts, principal: Principal, wanted: WantedView): Promise<ReportView> {
  const { organizationId, userId } = requirePerson(principal);
  const before = wanted.id === null ? null : await requireOwn(deps, principal, wanted.id);
  const read = readName(wanted.name, reportViewLimits.name);
  refuseInput([...nameProblems(read.problem), ...filterProblems(wanted)]);
  const name = read.problem === null ? read.name : '';
  const { botIds, only } = wanted.filter;
  if (botIds.length > 0 || only.versionIds !== null) {
    const directory = await readDirectory(deps, organizationId, botIds);
    requireBots(principal, directory, botIds);
    await requireVersions(principal, { store: deps.store, organizationId, directory }, only);
  }
  if (before === null) {
    const own = (await deps.reportViews.list(organizationId, userId)).filter(({ ownerId }) => ownerId === userId);
    if (own.length >= reportViewLimits.ofPerson) refuseInput([{ field: null, code: 'INVALID_VALUE' }]);
  }
  const view: ReportView = {
    ...{ id: before?.id ?? deps.ids.next(), organizationId, ownerId: before?.ownerId ?? userId },
    ...{ name, filter: wanted.filter, isShared: wanted.isShared },
  };
  await deps.reportViews.save(view);
  return view;
}

/** Deletes a view that the caller may change; returns its id. @throws DomainError NOT_FOUND */
export async function deleteReportView(deps: Parts, principal: Principal, id: string): Promise<string> {
  const { organizationId } = requirePerson(principal);
  await requireOwn(deps, principal, id);
  await deps.reportViews.delete(organizationId, id);
  return id;
}

/** Whether the caller may change a view that the caller sees. */
export function mayChangeView(principal: Principal, { ownerId, isShared }: ReportView): boolean {
  const isOwn = principal.kind === 'USER' && principal.userId === ownerId;
  return isOwn || (isShared && may(principal, 'members.manage'));
}

async function requireOwn(deps: Parts, principal: Principal, id: string): Promise<ReportView> {
  const view = (await listReportViews(deps, principal)).find((one) => one.id === id);
  if (view === undefined) throw new DomainError('NOT_FOUND');
  if (!mayChangeView(principal, view)) throw new DomainError('FORBIDDEN');
  return view;
}

/** A view belongs to a person. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
function requirePerson(principal: Principal): { organizationId: string; userId: string } {
  requirePermission(principal, 'metrics.read');
  const organizationId = requireOrganization(principal);
  if (principal.kind !== 'USER') throw forbiddenToKeys();
  return { organizationId, userId: principal.userId };
}

function nameProblems(code: ReturnType<typeof readName>['problem']): UserInputError[] {
  if (code === null) return [];
  return [{ field: ['name'], code, ...(code === 'TOO_LONG' ? { params: { max: reportViewLimits.name } } : {}) }];
}

function filterProblems({ filter: { preset, days, botIds, only } }: WantedView): UserInputError[] {
  const isPeriod = (preset === null) !== (days === null) && (days === null || days.from <= days.to);
  return [
    ...(isPeriod ? [] : [{ field: ['filter', 'preset'], code: 'INVALID_VALUE' as const }]),
    ...(botIds.length <= reportViewLimits.bots
      ? []
      : [{ field: ['filter', 'botIds'], code: 'INVALID_VALUE' as const }]),
    ...((only.versionIds ?? []).length <= reportViewLimits.versions
      ? []
      : [{ field: ['filter', 'versionIds'], code: 'INVALID_VALUE' as const }]),
  ];
}
