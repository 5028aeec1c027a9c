import { DomainError } from '@tertulia/errors';
import { exportRowsMax } from '@tertulia/plan-limits';
import type { Principal } from '@tertulia/principal';
import { csvOf, excelOf, type Table, type TableFormat } from '@tertulia/table-files';
import { metricTables, rowTable } from '../domain/export-tables.js';
import { failuresMax, keptMs, leaseMs, pauseAfterMs, type Export, type ExportCode } from '../domain/export.js';
import type { ExportDependencies } from './export-dependencies.js';
import { FileTooLarge, type ExportCaller, type ExportEnd, type ExportKey, type SourceRow } from './export-ports.js';
import { botsOf, organizationForExport } from './export-reach.js';
import { commentPages, countCommented } from './read-comments.js';
import { rangeOf, readNumbers, wordsOfNumbers } from './read-numbers.js';

type Deps = ExportDependencies;

const renewEveryMs = 1_000;

/** How far an attempt is; whoever makes the file counts, whoever keeps the lease writes it down. */
interface Run {
  readonly one: Export;
  readonly ending: AbortController;
  rows: number;
  rowsExpected: number | null;
  reach: readonly string[] | null;
}

/**
 * Makes the file of an export, if it is due and nobody works on it. The attempt says every second that it is alive: after a kill another one
 * begins anew, and one that was only slow may no longer say what became of it, so that there is one file or none.
 */
export async function runExport(deps: Deps, key: ExportKey): Promise<void> {
  const now = deps.clock.now();
  const one = await deps.exportWork.transact(key, async ({ exports }) =>
    exports.claim(key, { now, leaseUntil: new Date(now.getTime() + leaseMs) }),
  );
  if (one === null) return;
  tell(deps, one);
  const run: Run = { one, ending: new AbortController(), rows: 0, rowsExpected: one.rowsExpected, reach: one.reach };
  const keeping = keepLease(deps, run);
  try {
    await end(deps, run, await makeFile(deps, run));
  } catch (error) {
    await giveUp(deps, run, error);
  } finally {
    run.ending.abort();
    await keeping;
  }
  tell(deps, one);
  deps.exportQueue.wake();
}

function tell(deps: Pick<Deps, 'exportFeed'>, { id: exportId, organizationId }: ExportKey): void {
  deps.exportFeed.changed(organizationId, { exportId });
}

/** Says that the attempt is alive and how far it is. Ends it when it is cancelled, or somebody else's. */
async function keepLease(deps: Deps, run: Run): Promise<void> {
  const { exportWork, clock, pause } = deps;
  const { one, ending } = run;
  for (;;) {
    await pause(renewEveryMs, ending.signal);
    if (ending.signal.aborted) return;
    const { rows, rowsExpected, reach } = run;
    const leaseUntil = new Date(clock.now().getTime() + leaseMs);
    const isMine = await exportWork
      .transact(one, async ({ exports }) => exports.renew(one, { rows, rowsExpected, reach, leaseUntil }))
      // While the database is away nothing can be said: whoever ends the attempt will be told.
      .catch(() => true);
    if (!isMine) ending.abort(new Lost());
    tell(deps, one);
  }
}

/** The attempt is no longer the one that makes the file. */
class Lost extends Error {
  override readonly name = 'Lost';
}

/** Why there will be no file, however often it is tried. */
class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly code: ExportCode) {
    super(code);
  }
}

async function makeFile(deps: Deps, run: Run): Promise<ExportEnd> {
  const { one, ending } = run;
  const caller = await deps.exportDirectory.callerOf(one.organizationId, one.startedBy, one.locale);
  if (caller === null) throw new Refused('NOT_ALLOWED');
  organizationForExport(caller.principal, one.kind);
  run.reach = botsOf(caller.principal, one);
  const tables = await tablesOf(deps, run, caller);
  const expiresAt = new Date(deps.clock.now().getTime() + keptMs);
  const content = whileWanted(contentOf(one, tables, caller.format), ending.signal);
  const { key: fileKey, bytes } = await deps.exportFiles.put({ content, format: one.format, expiresAt });
  return { state: 'READY', fileKey, bytes, rows: run.rows, reach: run.reach, expiresAt };
}

function contentOf(
  { format }: Export,
  [first, ...others]: readonly [Table, ...Table[]],
  how: TableFormat,
): AsyncIterable<Uint8Array> {
  return format === 'CSV' ? csvOf(first, how) : excelOf([first, ...others], how);
}

async function tablesOf(deps: Deps, run: Run, { principal }: ExportCaller): Promise<readonly [Table, ...Table[]]> {
  const { one } = run;
  const { kind, filter, locale } = one;
  if (kind === 'METRICS') return metricsOf(deps, run, principal);
  if (kind === 'COMMENTS') return [await commentsOf(deps, run, principal)];
  const asOf = deps.clock.now();
  run.rowsExpected = await deps.exportSource.count(principal, { kind, filter, asOf });
  await requireRoom(deps, one, run.rowsExpected);
  const pages = counted(deps.exportSource.pages(principal, { kind, filter, asOf }), run);
  return [rowTable(kind, pages, locale)];
}

async function requireRoom(deps: Deps, { organizationId }: Export, rows: number): Promise<void> {
  if (rows > exportRowsMax[await deps.exportDirectory.planOf(organizationId)]) throw new Refused('TOO_MANY_ROWS');
}

async function* counted(pages: AsyncIterable<readonly SourceRow[]>, run: Run): AsyncGenerator<readonly SourceRow[]> {
  for await (const rows of pages) {
    run.rows += rows.length;
    yield rows;
  }
}

async function metricsOf(deps: Deps, run: Run, principal: Principal): Promise<readonly [Table, ...Table[]]> {
  const { one } = run;
  const numbers = await readNumbers(deps, principal, one);
  const words = await wordsOfNumbers(deps, principal, { numbers, one });
  const { tables, rows } = metricTables(numbers, { ...words, botIds: run.reach });
  run.rows = one.format === 'CSV' ? numbers.report.perDay.length : rows;
  run.rowsExpected = run.rows;
  const [first, ...others] = tables;
  if (first === undefined) throw new Error('A report has tables');
  return [first, ...others];
}

const commentsAtOnce = 500;

async function commentsOf(deps: Deps, run: Run, principal: Principal): Promise<Table> {
  const { one } = run;
  const of = rangeOf(one);
  run.rowsExpected = await countCommented(deps, principal, of);
  await requireRoom(deps, one, run.rowsExpected);
  const { bots } = await deps.store.directory(one.organizationId);
  const names = new Map(bots.map(({ botId, name }) => [botId, name]));
  const rows = async function* (): AsyncGenerator<readonly SourceRow[]> {
    for await (const page of commentPages(deps, principal, { of, size: commentsAtOnce })) {
      yield page.map(({ shownId, botId, scale, value, text, at }) => ({
        ...{ conversation: shownId, at: at.toISOString(), bot: names.get(botId) ?? '', scale, value, text },
      }));
    }
  };
  return rowTable('COMMENTS', counted(rows(), run), one.locale);
}

/** The content until nobody wants it any more; then it fails, so that nothing is kept. */
async function* whileWanted(content: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of content) {
    signal.throwIfAborted();
    yield chunk;
  }
  signal.throwIfAborted();
}

/** Writes down what became of it. A file of an attempt that is no longer the last is removed. */
async function end(deps: Deps, { one }: Run, how: ExportEnd): Promise<void> {
  const isMine = await deps.exportWork.transact(one, async ({ exports }) => exports.end(one, how, deps.clock.now()));
  if (!isMine && how.state === 'READY' && how.fileKey !== null) await deps.exportFiles.remove(how.fileKey);
}

const refusals: ReadonlySet<string> = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'TEST_KEY']);

async function giveUp(deps: Deps, run: Run, error: unknown): Promise<void> {
  const { one } = run;
  if (error instanceof Lost) return;
  const code = finalCodeOf(error, one);
  if (code !== null) {
    if (code === 'UNAVAILABLE') deps.log.error({ err: error, export: one.id }, 'export given up');
    return end(deps, run, { state: 'FAILED', code });
  }
  deps.log.warn({ err: error, export: one.id }, 'export failed; it will be repeated');
  const dueAt = new Date(deps.clock.now().getTime() + pauseAfterMs(one.failures));
  await deps.exportWork.transact(one, async ({ exports }) => exports.postpone(one, dueAt));
}

/** Null if another attempt may succeed. */
function finalCodeOf(error: unknown, { failures }: Export): ExportCode | null {
  if (error instanceof Refused) return error.code;
  if (error instanceof FileTooLarge || error instanceof RangeError) return 'TOO_LARGE';
  if (error instanceof DomainError && refusals.has(error.code)) return 'NOT_ALLOWED';
  return failures + 1 >= failuresMax ? 'UNAVAILABLE' : null;
}
