import { DomainError } from '@tertulia/errors';
import { applyEntry } from './apply-entry.js';
import type { Collections, OrganizationDocument } from './documents.js';
import { entryIn, entryText, type Entry } from './entry.js';
import { ignoringDone } from './mongo-errors.js';

/**
 * How numbers move without transactions. An organization's document holds the head of its journal: the number of its last entry and,
 * until that is applied to the other documents, the entry itself, so at most one.
 *
 * 1. Whoever wants to write first applies the pending entry that he finds, whoever left it, and clears it.
 * 2. Then he reads what he needs. Nothing but entries changes it, and none is pending, so he reads the state after entry `head`.
 * 3. He computes the next entry (new events, conversations as they are from now on, differences of rollups) and writes it by one
 *    update filtered by `head` and by "none pending". That is the commit: one of several writers wins, the others begin again at 1.
 *    Events that are in `events` already are left out at 2, so each is in one entry, whatever is repeated, shuffled or concurrent.
 * 4. It is applied by upserts filtered by `entry < number` that set `entry`: absolute values, and `$inc` for rollups. An entry is
 *    cleared only when all of it is applied, and the next one is written only then, so a document's one number stands for every
 *    entry before. A writer that comes late, however late, finds a number at least as high and is refused by the key.
 * 5. Rollups are written before conversations: a rollup exists before a conversation that counts in it can be read by a recount.
 *
 * A crash anywhere leaves either nothing or a pending entry. Each step is one command on one document, or a bulk of such.
 */
export interface Journal {
  /**
   * Writes one entry.
   * @param build is given the state after every entry before; null for nothing to write. Called again when another writer was first.
   * @returns local days that moved, also by an entry of another writer that was finished here; null when nothing was written.
   * @throws DomainError DATABASE_UNAVAILABLE, also while the organization's data are on the move
   */
  write(organizationId: string, build: (state: OrganizationDocument) => Promise<Entry | null>): Promise<Written>;
}

/** What came of writing. */
export interface Written {
  isWritten: boolean;
  changedDays: string[];
  timeZone: string;
}

/** Another writer wins each time only while it makes progress itself. */
const triesMax = 200;

export function journalIn(collections: Collections): Journal {
  const queues = new Map<string, Promise<unknown>>();
  return {
    write: async (organizationId, build) => {
      // Writers of one process wait for each other here, those of others at the head.
      const before = queues.get(organizationId) ?? Promise.resolve();
      const writing = before.catch(() => undefined).then(() => write(collections, organizationId, build));
      queues.set(organizationId, writing);
      try {
        return await writing;
      } finally {
        if (queues.get(organizationId) === writing) queues.delete(organizationId);
      }
    },
  };
}

async function write(
  collections: Collections,
  organizationId: string,
  build: (state: OrganizationDocument) => Promise<Entry | null>,
): Promise<Written> {
  const { organizations } = collections;
  const days = new Set<string>();
  for (let tries = 0; tries < triesMax; tries += 1) {
    const state = await organizations.findOne({ _id: organizationId });
    if (state === null) {
      await makeOrganization(collections, organizationId);
      continue;
    }
    if (state.isMoving === true) throw new DomainError('DATABASE_UNAVAILABLE');
    if (state.pending !== null) {
      for (const day of await finish(collections, state, entryIn(state.pending))) days.add(day);
      continue;
    }
    const entry = await build(state);
    if (entry === null) return { isWritten: false, changedDays: [...days], timeZone: state.timeZone };
    const next = { ...state, head: state.head + 1, pending: entryText(entry) };
    const { matchedCount } = await organizations.updateOne(
      { _id: organizationId, head: state.head, pending: null },
      { $set: { head: next.head, pending: next.pending } },
    );
    if (matchedCount === 0) continue;
    for (const day of await finish(collections, next, entry)) days.add(day);
    return { isWritten: true, changedDays: [...days], timeZone: entry.recount?.timeZone ?? state.timeZone };
  }
  throw new DomainError('DATABASE_UNAVAILABLE');
}

async function makeOrganization({ organizations }: Collections, organizationId: string): Promise<void> {
  const empty = { timeZone: 'UTC', isDeleted: false, head: 0, pending: null, sequence: 0, dataUntil: null };
  await ignoringDone(() => organizations.updateOne({ _id: organizationId }, { $setOnInsert: empty }, { upsert: true }));
}

/** Applies the pending entry and clears it, unless somebody else has. Answers the local days that it moves. */
async function finish(collections: Collections, state: OrganizationDocument, entry: Entry): Promise<string[]> {
  const { _id: organizationId, head } = state;
  await applyEntry(collections, { organizationId, number: head, entry });
  const lifetime = entry.isDeletion
    ? { isDeleted: true, timeZone: 'UTC', dataUntil: null }
    : { timeZone: entry.recount?.timeZone ?? state.timeZone, dataUntil: later(state.dataUntil, entry.dataUntil) };
  await collections.organizations.updateOne(
    { _id: organizationId, head, pending: { $ne: null } },
    { $set: { ...lifetime, pending: null, sequence: head } },
  );
  return entry.differences.flatMap(({ granularity, bucket }) => (granularity === 'DAY' ? [bucket] : []));
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
