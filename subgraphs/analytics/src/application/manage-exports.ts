import { DomainError } from '@tertulia/errors';
import { exportRowsMax } from '@tertulia/plan-limits';
import { isTestCaller, type Principal } from '@tertulia/principal';
import { flatMapped, type Stream } from '@tertulia/streams';
import { eventOf, type Listed, type PageRequest } from '@tertulia/use-case';
import { fileNameOf, unfinishedMax, type Export, type ExportWish } from '../domain/export.js';
import type { ExportDependencies } from './export-dependencies.js';
import { botsOf, canChange, organizationForExport, reachOf, starterOf } from './export-reach.js';
import { countCommented } from './read-comments.js';
import { rangeOf, readNumbers } from './read-numbers.js';
import { metricTables } from '../domain/export-tables.js';
import type { TableWords } from '../domain/export-sheet.js';

type Deps = ExportDependencies;

/** How many rows a file would have, and how many it may have. */
export interface ExportSize {
  readonly rows: number;
  readonly rowsMax: number;
}

/** Counts what a wish would give the caller. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a bot, SUBGRAPH_UNAVAILABLE */
export async function readExportSize(deps: Deps, principal: Principal, wish: ExportWish): Promise<ExportSize> {
  const organizationId = organizationForExport(principal, wish.kind);
  const [rows, plan] = await Promise.all([
    countRows(deps, principal, wish),
    deps.exportDirectory.planOf(organizationId),
  ]);
  return { rows, rowsMax: exportRowsMax[plan] };
}

const nobody = () => null;
const unnamed: TableWords = {
  ...{ language: 'es', nameOfBot: String, nameOfAuthor: nobody, nameOfBlock: nobody, numberOfVersion: nobody },
  ...{ botIds: null, filter: null },
};

async function countRows(deps: Deps, principal: Principal, wish: ExportWish): Promise<number> {
  const { kind, filter } = wish;
  if (kind === 'COMMENTS') return countCommented(deps, principal, rangeOf(wish));
  if (kind !== 'METRICS') return deps.exportSource.count(principal, { kind, filter, asOf: deps.clock.now() });
  const numbers = await readNumbers(deps, principal, wish);
  return wish.format === 'CSV' ? numbers.report.perDay.length : metricTables(numbers, unnamed).rows;
}

/** A started export, with its size. */
export interface StartedExport extends ExportSize {
  readonly started: Export;
}

/**
 * Starts an export in the background. More rows than the plan allows are refused beforehand, never cut.
 * @throws DomainError as `readExportSize`; EXPORT_TOO_LARGE, TOO_MANY_EXPORTS
 */
export async function startExport(deps: Deps, principal: Principal, wish: ExportWish): Promise<StartedExport> {
  const organizationId = organizationForExport(principal, wish.kind);
  const startedBy = starterOf(principal);
  const { rows, rowsMax } = await readExportSize(deps, principal, wish);
  if (rows > rowsMax) throw new DomainError('EXPORT_TOO_LARGE', { params: { rows, max: rowsMax } });
  const now = deps.clock.now();
  const started: Export = {
    ...wish,
    ...{ id: deps.ids.next(), organizationId, startedBy, locale: principal.locale, createdAt: now, dueAt: now },
    ...{ reach: botsOf(principal, wish), isTest: isTestCaller(principal), rowsExpected: rows },
    ...{ state: 'QUEUED', attempt: 0, failures: 0, rows: 0, code: null, bytes: null, fileKey: null },
    ...{ finishedAt: null, expiresAt: null },
  };
  await deps.exportWork.transact({ organizationId }, async ({ exports, events }) => {
    if ((await exports.countUnfinished(organizationId)) >= unfinishedMax)
      throw new DomainError('TOO_MANY_EXPORTS', { params: { max: unfinishedMax } });
    await exports.add(started);
    const payload = { exportId: started.id, fileName: fileNameOf(started), taker: startedBy };
    await events.emit(eventOf(deps, 'analytics.export-started.v1', { organizationId, payload }));
  });
  deps.exportQueue.wake();
  deps.exportFeed.changed(organizationId, { exportId: started.id });
  return { started, rows, rowsMax };
}

/** Exports that the caller may see, newest first. */
export async function listExports(deps: Deps, principal: Principal, page: PageRequest): Promise<Listed<Export>> {
  const { organizationId, reach } = reachOf(principal);
  return {
    rows: await deps.exportWork.read({ organizationId }, async ({ exports }) =>
      exports.list(organizationId, reach, page),
    ),
    countAll: async () =>
      deps.exportWork.read({ organizationId }, async ({ exports }) => exports.count(organizationId, reach)),
  };
}

/** Exports by id, without those that do not exist for the caller. */
export async function exportsByIds(deps: Deps, principal: Principal, ids: readonly string[]): Promise<Export[]> {
  const { organizationId, reach } = reachOf(principal);
  return deps.exportWork.read({ organizationId }, async ({ exports }) => exports.byIds(organizationId, ids, reach));
}

async function ownExport(deps: Deps, principal: Principal, id: string): Promise<Export> {
  const [found] = await exportsByIds(deps, principal, [id]);
  if (found === undefined) throw new DomainError('NOT_FOUND');
  if (!canChange(principal, found)) throw new DomainError('FORBIDDEN');
  return found;
}

/** Ends an export that is not finished; one that is stays as it is. @throws DomainError NOT_FOUND, FORBIDDEN */
export async function cancelExport(deps: Deps, principal: Principal, id: string): Promise<Export> {
  const found = await ownExport(deps, principal, id);
  const { organizationId } = found;
  const cancelled = await deps.exportWork.transact({ organizationId }, async ({ exports }) =>
    exports.cancel(found, deps.clock.now()),
  );
  deps.exportQueue.wake();
  deps.exportFeed.changed(organizationId, { exportId: id });
  return cancelled ?? ownExport(deps, principal, id);
}

/** Removes an export with its file; one that is being made ends. @throws DomainError NOT_FOUND, FORBIDDEN */
export async function removeExport(deps: Deps, principal: Principal, id: string): Promise<void> {
  const found = await ownExport(deps, principal, id);
  // The file first: if the storage does not respond, the export is still there to be removed.
  if (found.fileKey !== null) await deps.exportFiles.remove(found.fileKey);
  await deps.exportWork.transact({ organizationId: found.organizationId }, async ({ exports }) =>
    exports.remove(found),
  );
}

/** A link to the file for some minutes, made for the caller; null where there is no file. @throws DomainError FORBIDDEN */
export function linkTo(
  { exportFiles, clock }: Pick<Deps, 'exportFiles' | 'clock'>,
  principal: Principal,
  one: Export,
): string | null {
  const now = clock.now();
  const isThere = one.state === 'READY' && one.fileKey !== null && one.expiresAt !== null && one.expiresAt > now;
  if (!isThere || one.fileKey === null) return null;
  const { id, organizationId, fileKey: key } = one;
  return exportFiles.linkTo({ id, organizationId, key, fileName: fileNameOf(one) }, starterOf(principal), now);
}

/** The unfinished exports that the caller may see, at once; then each that changes. */
export async function followExports(deps: Deps, principal: Principal): Promise<Stream<Export>> {
  const { organizationId, reach } = reachOf(principal);
  const unfinished = async (): Promise<Export[]> =>
    deps.exportWork.read({ organizationId }, async ({ exports }) => exports.unfinished(organizationId, reach));
  const news = deps.exportFeed.follow(organizationId);
  try {
    await news.ready;
    const first = await unfinished();
    return flatMapped(
      news,
      async (heard) => (heard === 'MISSED' ? unfinished() : exportsByIds(deps, principal, [heard.exportId])),
      { first: async () => first },
    );
  } catch (error) {
    await news.return?.();
    throw error;
  }
}
