import { listsOf, type ConversationFact } from '@tertulia/metrics';
import type { AnyBulkWriteOperation, Collection, Document } from 'mongodb';
import { granularities } from '../../domain/batch-fold.js';
import { heatDaysOf } from '../../domain/heat-window.js';
import { Recount, recountBounds, recountExtent } from '../../domain/recount.js';
import type { Window } from '../../domain/window.js';
import { nilUuid } from '../sql-values.js';
import { idOf, type Collections } from './documents.js';
import type { Entry } from './entry.js';
import { ignoringDone } from './mongo-errors.js';
import { heatDaysIn, heatKey, storedCounts, within } from './mongo-heat.js';
import { conversationDocument, factsStartedIn } from './mongo-facts.js';
import { incrementOf, metricKey, metricValues, noCounts } from './metric-documents.js';

/** An entry of an organization's journal with its number. */
export interface NumberedEntry {
  organizationId: string;
  number: number;
  entry: Entry;
}

/** Applies an entry to the documents that it changes. Idempotent; `journal.ts` explains why. */
export async function applyEntry(collections: Collections, numbered: NumberedEntry): Promise<void> {
  const { organizationId, entry } = numbered;
  if (entry.isDeletion) return deleteEverything(collections, organizationId);
  const { events, metrics, heat, unansweredQuestions, conversationLogs, bots, botVersions } = collections;
  if (entry.events.length > 0) await ignoringDone(() => events.insertMany(entry.events, { ordered: false }));
  const moves = entry.differences.map((row) => ({
    ...metricKey(organizationId, row),
    change: { $inc: incrementOf(row.counters) },
  }));
  await upsert(metrics, numbered, moves);
  const heats = entry.heat.map((row) => ({
    ...heatKey(organizationId, row),
    change: { $inc: storedCounts(row.counts, 'counts.') },
  }));
  await upsert(heat, numbered, heats);
  if (entry.recount !== null) await recount(collections, numbered, entry.recount);
  const questions = entry.questions.map(({ versionId, ...question }) => {
    const values = { ...question, versionId: versionId ?? nilUuid };
    return { _id: idOf(organizationId, question.eventId), change: { $set: values } };
  });
  await upsert(unansweredQuestions, numbered, questions);
  await eraseQuestions(collections, numbered);
  const facts = entry.facts
    .map(conversationDocument)
    .map(({ _id, ...conversation }) => ({ _id, change: { $set: conversation } }));
  await upsert(conversationLogs, numbered, facts);
  const { bot, version } = entry;
  if (bot !== null) await upsert(bots, numbered, [{ _id: idOf(organizationId, bot.botId), change: { $set: bot } }]);
  if (version === null) return;
  await upsert(botVersions, numbered, [{ _id: idOf(organizationId, version.versionId), change: { $set: version } }]);
}

/** The documents stay without texts: their entry number refuses a late writer of the question. */
async function eraseQuestions(
  { unansweredQuestions }: Collections,
  { organizationId, number, entry }: NumberedEntry,
): Promise<void> {
  if (entry.erased.length === 0) return;
  const theirs = { organizationId, conversationId: { $in: entry.erased }, entry: { $lt: number } };
  const nothing = { shown: '', folded: '', asked: 0, entry: number };
  await unansweredQuestions.updateMany(theirs, { $set: nothing });
}

interface Upsert {
  _id: string;
  /** Fields of a document that is created now. */
  born?: Document;
  change: { $set?: Document; $inc?: Document };
}

/** One command. If an entry with this number or a later one has written the document, the key refuses it. */
async function upsert<T extends object>(
  collection: Collection<T>,
  numbered: NumberedEntry,
  changes: readonly Upsert[],
): Promise<void> {
  if (changes.length === 0) return;
  const { organizationId, number } = numbered;
  const operations = changes.map(({ _id, born, change }) => ({
    updateOne: {
      filter: { _id, organizationId, entry: { $lt: number } },
      update: {
        ...change,
        $set: { ...change.$set, entry: number },
        ...(born === undefined ? {} : { $setOnInsert: born }),
      },
      upsert: true,
    },
  }));
  await ignoringDone(() =>
    collection.bulkWrite(operations as unknown as AnyBulkWriteOperation<T>[], { ordered: false }),
  );
}

const rowsAtOnce = 1_000;

/** Every process computes the same rows: the facts do not change while the entry is pending. */
async function recount(
  collections: Collections,
  numbered: NumberedEntry,
  { window, timeZone }: NonNullable<Entry['recount']>,
): Promise<void> {
  await recountHeat(collections, numbered, window);
  const { metrics } = collections;
  const { organizationId, number } = numbered;
  const extent = recountExtent(window, timeZone);
  const count = new Recount(extent, timeZone);
  for await (const facts of factsStartedIn(collections, organizationId, extent.hours)) {
    count.count(facts);
    await regroup(collections, numbered, facts);
  }
  const rows = count.rows().map((row) => ({
    ...metricKey(organizationId, row),
    change: { $set: metricValues(row.counters) },
  }));
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await upsert(metrics, numbered, rows.slice(from, from + rowsAtOnce));
  }
  for (const granularity of granularities) {
    const { from, to } = recountBounds(granularity, extent);
    // Rollups without conversations stay with empty counters, so that their entry number refuses late writers.
    await metrics.updateMany(
      { organizationId, granularity, bucket: { $gte: from, $lt: to }, entry: { $lt: number } },
      { $set: { ...noCounts, entry: number } },
    );
  }
}

/** Days of heat are sums of its hours, which do not change while the entry is pending. */
async function recountHeat(collections: Collections, numbered: NumberedEntry, window: Window): Promise<void> {
  const { organizationId, number } = numbered;
  const days = await heatDaysIn(collections, organizationId, window);
  const rows = days.map((row) => ({
    ...heatKey(organizationId, row),
    change: { $set: { counts: storedCounts(row.counts) } },
  }));
  await upsert(collections.heat, numbered, rows);
  await collections.heat.updateMany(
    { organizationId, granularity: 'DAY', bucket: within(heatDaysOf(window)), entry: { $lt: number } },
    { $set: { counts: {}, entry: number } },
  );
}

/** A conversation that a later entry has written is left alone: it has its groups. */
async function regroup(
  { conversationLogs }: Collections,
  { organizationId, number }: NumberedEntry,
  facts: readonly ConversationFact[],
): Promise<void> {
  const operations = facts.map((fact) => ({
    updateOne: {
      filter: { _id: idOf(organizationId, fact.conversationId), organizationId, entry: { $lt: number } },
      update: { $set: { groups: [...listsOf(fact)] } },
    },
  }));
  await conversationLogs.bulkWrite(operations, { ordered: false });
}

/** The organization's own document stays, to refuse late events. */
async function deleteEverything(collections: Collections, organizationId: string): Promise<void> {
  const { events, metrics, heat, unansweredQuestions, conversationLogs, bots, botVersions } = collections;
  await metrics.deleteMany({ organizationId });
  await heat.deleteMany({ organizationId });
  await collections.trackedEvents.deleteMany({ organizationId });
  await collections.eventPlans.deleteMany({ organizationId });
  await collections.removals.deleteMany({ organizationId });
  await unansweredQuestions.deleteMany({ organizationId });
  await conversationLogs.deleteMany({ organizationId });
  await bots.deleteMany({ organizationId });
  await botVersions.deleteMany({ organizationId });
  await events.deleteMany({ organizationId });
}
