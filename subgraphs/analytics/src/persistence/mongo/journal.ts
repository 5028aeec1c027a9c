import { DomainError } from '@tertulia/errors';
import { rollupRevision } from '../../domain/recount.js';
import { applyEntry } from './apply-entry.js';
import type { Collections, OrganizationDocument } from './documents.js';
import { entryIn, entryText, type Entry } from './entry.js';
import { ignoringDone } from './mongo-errors.js';

/**
 * How metrics change without transactions. An organization's document contains the head of its journal: the number of
 * its last entry and, until that entry is applied to the other documents, the entry itself. So at most one entry is
 * pending.
 *
 * 1. A writer first applies the pending entry, whoever wrote it, and clears it.
 * 2. Then it reads what it needs. Only entries change that data, and none is pending, so it reads the state after entry
 * `head`.
 * 3. It computes the next entry (new events, new facts of conversations, differences of rollups) and writes it with one
 * update filtered by `head` and by "none pending". That is the commit: one of several writers succeeds, the others
 * start again at 1. Events already in `events` are left out at 2, so each is in one entry, however events are repeated,
 * shuffled or concurrent.
 * 4. The entry is applied by upserts filtered by `entry < number` that set `entry`: absolute values, and `$inc` for
 * rollups. An entry is cleared only after all of it is applied, and the next one is written only then, so a document's
 * one number covers every earlier entry. A late writer, however late, finds a number at least as high and is refused by
 * the key.
 * 5. Rollups are written before conversations: a rollup exists before a recount can read a conversation that counts in
 * it.
 *
 * A crash at any point leaves either nothing or a pending entry. Each step is one command on one document, or a bulk of
 * such commands.
 */
export interface Journal {
  /**
   * Writes one entry.
   * @param build receives the state after every earlier entry; returns null to write nothing. Called again if another
   * writer was faster.
   * @returns local days that changed, including those of another writer's entry that was finished here; null if nothing
   * was written.
   * @throws DomainError DATABASE_UNAVAILABLE, also while the organization's data is being moved
   */
  write(organizationId: string, build: (state: OrganizationDocument) => Promise<Entry | null>): Promise<Written>;
}

/** The result of a write. */
export interface Written {
  isWritten: boolean;
  changedDays: string[];
  timeZone: string;
}

/** Another writer can be faster each time only while it makes progress itself. */
const triesMax = 200;

export function journalIn(collections: Collections): Journal {
  const queues = new Map<string, Promise<unknown>>();
  return {
    write: async (organizationId, build) => {
      // Writers of one process queue here; writers of different processes compete at the head.
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
  const fresh = { timeZone: 'UTC', isDeleted: false, head: 0, pending: null, sequence: 0, dataUntil: null };
  const empty = { ...fresh, revision: rollupRevision };
  await ignoringDone(() => organizations.updateOne({ _id: organizationId }, { $setOnInsert: empty }, { upsert: true }));
}

/** Applies the pending entry and clears it, unless another process has. Returns the local days that it changes. */
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
