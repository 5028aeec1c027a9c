import type { Db } from 'mongodb';
import type { RevisionStore } from '../../application/revision-ports.js';
import { rollupRevision } from '../../domain/recount.js';
import { collectionsOf } from './documents.js';
import { mongoErrors } from './mongo-errors.js';

export function mongoRevisions(db: Db): RevisionStore {
  const { organizations, conversationLogs } = collectionsOf(db);
  return {
    outdated: () =>
      mongoErrors(async () => {
        const isEarlier = { $or: [{ revision: { $exists: false } }, { revision: { $lt: rollupRevision } }] };
        const found = await organizations
          .find({ ...isEarlier, isDeleted: false, isMoving: { $ne: true } })
          .project<{ _id: string }>({ _id: 1 })
          .sort({ _id: 1 })
          .toArray();
        return found.map(({ _id }) => _id);
      }),
    nextStart: (organizationId, from) =>
      mongoErrors(async () => {
        const [first] = await conversationLogs
          .find({ organizationId, startedAt: { $gte: from } })
          .sort({ startedAt: 1, _id: 1 })
          .limit(1)
          .project<{ startedAt: Date }>({ startedAt: 1 })
          .toArray();
        return first?.startedAt ?? null;
      }),
    settle: (organizationId) =>
      mongoErrors(async () => {
        await organizations.updateOne({ _id: organizationId }, { $set: { revision: rollupRevision } });
      }),
  };
}
