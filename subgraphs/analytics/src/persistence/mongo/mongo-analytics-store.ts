import type { Db } from 'mongodb';
import type { AnalyticsStore } from '../../application/ports.js';
import { recountExtent } from '../../domain/recount.js';
import { collectionsOf } from './documents.js';
import { entryOf } from './entry.js';
import { journalIn } from './journal.js';
import { countCounted, readCountedPage } from './mongo-counted.js';
import { applyChange, readDirectory, readSequence, readVersions } from './mongo-directory.js';
import { mongoErrors } from './mongo-errors.js';
import { readHeat } from './mongo-heat.js';
import { ingestBatch } from './mongo-ingest.js';
import { mongoTrackedStore } from './mongo-tracked-store.js';
import { readDayNumbers, readReport } from './mongo-report.js';

/**
 * Metrics in MongoDB, also a sharded one: single documents, upserts and sums, no multi-document transactions.
 * `journal.ts` explains why they stay exact. Any number of stores may write at the same time.
 */
export function mongoAnalyticsStore(db: Db): AnalyticsStore {
  const collections = collectionsOf(db);
  const journal = journalIn(collections);
  const parts = { collections, journal };
  return {
    ingest: (organizationId, items) => mongoErrors(() => ingestBatch(parts, organizationId, items)),
    recordChange: (organizationId, event, change) =>
      mongoErrors(() => applyChange(parts, organizationId, { ...event, change })),
    directory: (organizationId) => mongoErrors(() => readDirectory(collections, organizationId)),
    sequence: (organizationId) => mongoErrors(() => readSequence(collections, organizationId)),
    versions: (organizationId, versionIds) => mongoErrors(() => readVersions(collections, organizationId, versionIds)),
    report: (query) => mongoErrors(() => readReport(collections, query)),
    conversationsOf: (query, page) => mongoErrors(() => readCountedPage(collections, query, page)),
    countOf: (query) => mongoErrors(() => countCounted(collections, query)),
    heat: (query) => mongoErrors(() => readHeat(collections, query)),
    dayNumbers: (organizationId, day, botIds) =>
      mongoErrors(() => readDayNumbers(collections, organizationId, { day, botIds })),
    recount: (organizationId, window) =>
      mongoErrors(async () => {
        let count = 0;
        await journal.write(organizationId, async ({ timeZone }) => {
          const { from, to } = recountExtent(window, timeZone).hours;
          const started = { organizationId, isCounted: true, startedAt: { $gte: from, $lt: to } };
          count = await collections.conversationLogs.countDocuments(started);
          return entryOf({ recount: { timeZone, window } });
        });
        return count;
      }),
    ...mongoTrackedStore(collections),
    deleteOrganization: (organizationId) =>
      mongoErrors(async () => {
        await journal.write(organizationId, async () => entryOf({ isDeletion: true }));
      }),
  };
}
