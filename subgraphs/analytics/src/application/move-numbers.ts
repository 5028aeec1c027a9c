import { rollupId } from '../domain/batch-fold.js';
import { countersEqual } from '../domain/counters-equal.js';
import { allTime, Recount, recountExtent } from '../domain/recount.js';
import { archiveParts, type ArchivedOrganization, type ArchivePart, type NumbersArchive } from './archive.js';

/** The result of moving one organization's metrics. */
export type MoveResult =
  /** Copied now, and verified. */
  | 'MOVED'
  /** Already there; only verified. */
  | 'UNCHANGED'
  /** The target contains events that the source does not: nothing was changed. */
  | 'TARGET_IS_AHEAD'
  /** The source changed while it was read. */
  | 'SOURCE_CHANGED'
  /** The number of records differs from the source. */
  | 'COUNTS_DIFFER'
  /** The number of records is equal, but a recount of the conversations differs from the rollups. */
  | 'RECOUNT_DIFFERS';

/** Progress of the move. */
export interface MoveProgress {
  organizationId: string;
  /** From 1. */
  place: number;
  total: number;
  counts: Partial<Record<ArchivePart, number>>;
  /** Null while it is running. */
  result: MoveResult | null;
}

/** The dependencies of one organization's move. */
interface Move {
  from: NumbersArchive;
  to: NumbersArchive;
  report: (counts: MoveProgress['counts'], result: MoveResult | null) => void;
}

/**
 * Copies the metrics of every organization from one store to another, one organization after the other. An interrupted
 * copy continues at the next run; existing data is only verified, so that a second run changes nothing. The source is
 * only read.
 * @returns the result for each organization
 */
export async function moveNumbers(
  from: NumbersArchive,
  to: NumbersArchive,
  report: (progress: MoveProgress) => void,
): Promise<Map<string, MoveResult>> {
  const results = new Map<string, MoveResult>();
  const organizationIds = await from.organizationIds();
  for (const [index, organizationId] of organizationIds.entries()) {
    const progress = { organizationId, place: index + 1, total: organizationIds.length };
    const counts: MoveProgress['counts'] = {};
    const move: Move = {
      ...{ from, to },
      report: (changed, result) => report({ ...progress, counts: Object.assign(counts, changed), result }),
    };
    const source = await from.organization(organizationId);
    if (source === null) continue;
    const result = await moveOrganization(move, source);
    results.set(organizationId, result);
    move.report({}, result);
  }
  return results;
}

async function moveOrganization(move: Move, source: ArchivedOrganization): Promise<MoveResult> {
  const { from, to } = move;
  const { organizationId, sequence } = source;
  const target = await to.organization(organizationId);
  if (target !== null && !target.isMoving) {
    if (target.sequence > sequence) return 'TARGET_IS_AHEAD';
    const result = target.sequence === sequence ? await checked(move, source, 'UNCHANGED') : 'COUNTS_DIFFER';
    if (result !== 'COUNTS_DIFFER') return result;
  }
  await to.begin(source);
  if (target !== null && (!target.isMoving || target.sequence !== sequence)) {
    if (!target.isMoving && (await hasOwnEvents(move, organizationId))) {
      await to.finish(target);
      return 'TARGET_IS_AHEAD';
    }
    await to.clear(organizationId);
  }
  for (const part of archiveParts) await copy(move, organizationId, part);
  if ((await from.organization(organizationId))?.sequence !== sequence) return 'SOURCE_CHANGED';
  const result = await checked(move, source, 'MOVED');
  if (result !== 'COUNTS_DIFFER') await to.finish({ ...source, isMoving: false });
  return result;
}

/** True if the target contains events that the source does not. */
async function hasOwnEvents({ from, to }: Move, organizationId: string): Promise<boolean> {
  for await (const page of to.read(organizationId, 'events')) {
    const eventIds = page.map(({ eventId }) => eventId);
    const known = await from.knownEvents(organizationId, eventIds);
    if (eventIds.some((eventId) => !known.has(eventId))) return true;
  }
  return false;
}

/** Skips the kinds that an interrupted run has copied completely. */
async function copy({ from, to, report }: Move, organizationId: string, part: ArchivePart): Promise<void> {
  const [there, all] = [await to.count(organizationId, part), await from.count(organizationId, part)];
  let count = there === all ? all : 0;
  report({ [part]: count }, null);
  if (there === all) return;
  for await (const page of from.read(organizationId, part)) {
    await to.write(organizationId, part, page);
    count += page.length;
    report({ [part]: count }, null);
  }
}

async function checked(move: Move, source: ArchivedOrganization, result: MoveResult): Promise<MoveResult> {
  const { from, to, report } = move;
  const { organizationId } = source;
  for (const part of archiveParts) {
    const [there, all] = [await to.count(organizationId, part), await from.count(organizationId, part)];
    report({ [part]: there }, null);
    if (there !== all) return 'COUNTS_DIFFER';
  }
  return (await isRecountEqual(to, source)) ? result : 'RECOUNT_DIFFERS';
}

async function isRecountEqual(
  archive: NumbersArchive,
  { organizationId, timeZone }: ArchivedOrganization,
): Promise<boolean> {
  const recount = new Recount(recountExtent(allTime, timeZone), timeZone);
  for await (const facts of archive.read(organizationId, 'conversations')) {
    recount.count(facts);
  }
  const expected = new Map(recount.rows().map((row) => [rollupId(row), row.counters]));
  for await (const rows of archive.read(organizationId, 'rollups')) {
    for (const row of rows) {
      if (!countersEqual(row.counters, expected.get(rollupId(row)))) return false;
      expected.delete(rollupId(row));
    }
  }
  return [...expected.values()].every((counters) => countersEqual(counters, undefined));
}
