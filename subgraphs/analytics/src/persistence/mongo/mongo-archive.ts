import type { AnyBulkWriteOperation, Db, Document } from 'mongodb';
import type { ArchivedOrganization, ArchivePart, ArchiveRecords, NumbersArchive } from '../../application/archive.js';
import { shelvesOf, type Shelf } from './archive-shelves.js';
import { collectionsOf, type Collections } from './documents.js';
import { journalIn } from './journal.js';
import { mongoErrors } from './mongo-errors.js';
import { knownEvents } from './mongo-ingest.js';

const pageSize = 1_000;

/** The metrics in MongoDB as the move uses them. */
export function mongoArchive(db: Db): NumbersArchive {
  const collections = collectionsOf(db);
  const shelves = shelvesOf(collections);
  const { organizations } = collections;
  const journal = journalIn(collections);
  const shelf = <P extends ArchivePart>(part: P): Shelf<P> => shelves[part];
  return {
    organizationIds: () =>
      mongoErrors(async () =>
        (await organizations.find().project<{ _id: string }>({ _id: 1 }).sort({ _id: 1 }).toArray()).map(
          ({ _id }) => _id,
        ),
      ),
    organization: (organizationId) =>
      mongoErrors(async () => {
        const found = await organizations.findOne({ _id: organizationId });
        if (found === null) return null;
        // A pending entry already counts.
        if (found.pending !== null && found.isMoving !== true) await journal.write(organizationId, async () => null);
        const now = found.pending === null ? found : await organizations.findOne({ _id: organizationId });
        const { timeZone, isDeleted, sequence, dataUntil, isMoving = false, revision = 0 } = now ?? found;
        return { organizationId, timeZone, isDeleted, sequence, dataUntil, isMoving, revision };
      }),
    read: (organizationId, part) => readPages(shelf(part), organizationId),
    write: (organizationId, part, records) => mongoErrors(() => writeRecords(shelf(part), organizationId, records)),
    count: (organizationId, part) => mongoErrors(() => shelf(part).collection.countDocuments({ organizationId })),
    knownEvents: (organizationId, eventIds) => mongoErrors(() => knownEvents(collections, organizationId, eventIds)),
    begin: (organization) => mongoErrors(() => begin(collections, organization)),
    clear: (organizationId) =>
      mongoErrors(async () => {
        for (const { collection } of Object.values(shelves)) await collection.deleteMany({ organizationId });
      }),
    finish: ({ organizationId, timeZone, isDeleted, sequence, dataUntil, revision }) =>
      mongoErrors(async () => {
        const known = { timeZone, isDeleted, sequence, dataUntil, revision };
        await organizations.updateOne({ _id: organizationId }, { $set: known, $unset: { isMoving: '' } });
      }),
  };
}

/** Raises the head above every number that a document may have, so that a writer that started before is refused. */
async function begin(
  { organizations }: Collections,
  { organizationId, ...organization }: ArchivedOrganization,
): Promise<void> {
  await organizations.updateOne(
    { _id: organizationId },
    { $set: { ...organization, isMoving: true, pending: null }, $inc: { head: organization.sequence + 1 } },
    { upsert: true },
  );
}

async function* readPages<P extends ArchivePart>(
  { collection, toRecord }: Shelf<P>,
  organizationId: string,
): AsyncGenerator<ArchiveRecords[P][]> {
  const cursor = collection.find({ organizationId }).batchSize(pageSize);
  try {
    let page: ArchiveRecords[P][] = [];
    for (;;) {
      const document = await mongoErrors(() => cursor.next());
      if (document !== null) page.push(toRecord(document as never));
      if (page.length === pageSize || (document === null && page.length > 0)) {
        yield page;
        page = [];
      }
      if (document === null) return;
    }
  } finally {
    await cursor.close();
  }
}

async function writeRecords<P extends ArchivePart>(
  { collection, toDocument }: Shelf<P>,
  organizationId: string,
  records: readonly ArchiveRecords[P][],
): Promise<void> {
  if (records.length === 0) return;
  const operations = records.map((record): AnyBulkWriteOperation<Document & { _id: string }> => {
    const { _id, ...document } = toDocument(organizationId, record);
    return { updateOne: { filter: { _id, organizationId }, update: { $set: document }, upsert: true } };
  });
  await collection.bulkWrite(operations, { ordered: false });
}
