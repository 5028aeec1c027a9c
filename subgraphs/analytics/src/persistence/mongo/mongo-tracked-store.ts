import type { Filter } from 'mongodb';
import { erasedEvent } from '../../application/ports.js';
import type { RetentionStore } from '../../application/retention-ports.js';
import type { TrackedPage, TrackedQuery, TrackedStore } from '../../application/tracked-ports.js';
import type { FactKey } from '../../domain/batch-fold.js';
import type { TrackedEvent } from '../../domain/tracked-event.js';
import { idOf, type Collections, type TrackedDocument } from './documents.js';
import { ignoringDone, mongoErrors } from './mongo-errors.js';
import { factsByIds } from './mongo-facts.js';
import { isGone } from './mongo-report.js';

/** Events that organizations send, in MongoDB: single documents, which need no journal because nothing is summed from them. */
export function mongoTrackedStore(collections: Collections): TrackedStore & RetentionStore {
  const { events, trackedEvents } = collections;
  return {
    ...mongoTrackedReads(collections),
    ...mongoPlans(collections),
    ...mongoRetention(collections),
    erasedAmong: (organizationId, ids) =>
      mongoErrors(async () => {
        const erased = { organizationId, name: erasedEvent, conversationId: { $in: [...new Set(ids)] } };
        return new Set((await events.find(erased).toArray()).flatMap(({ conversationId }) => conversationId ?? []));
      }),
    addTracked: (organizationId, added) =>
      mongoErrors(async () => {
        const writes = added.map((event) => {
          const _id = idOf(organizationId, event.eventId);
          return {
            updateOne: { filter: { _id }, update: { $setOnInsert: { organizationId, ...event } }, upsert: true },
          };
        });
        const { upsertedIds } = await trackedEvents.bulkWrite(writes, { ordered: false });
        return new Set(Object.keys(upsertedIds).flatMap((index) => added[Number(index)]?.eventId ?? []));
      }),
    eraseTracked: (organizationId, ids) =>
      mongoErrors(async () => {
        const theirs = {
          organizationId,
          conversationId: { $in: [...new Set(ids)] },
          'attributes.0': { $exists: true },
        };
        return (await trackedEvents.updateMany(theirs, { $set: { attributes: [] } })).modifiedCount;
      }),
  };
}

type Reads = 'conversationKeys' | 'knownTracked' | 'receivedSince' | 'trackedOf' | 'countTracked';

function mongoTrackedReads(collections: Collections): Pick<TrackedStore, Reads> {
  const { trackedEvents } = collections;
  return {
    conversationKeys: (organizationId, ids) =>
      mongoErrors(async () => {
        const facts = await factsByIds(collections, organizationId, ids);
        return new Map(
          facts.map(({ conversationId, botId, versionId, channel, startedAt }): [string, FactKey] => [
            conversationId,
            { conversationId, organizationId, botId, versionId, channel, startedAt },
          ]),
        );
      }),
    knownTracked: (organizationId, eventIds) =>
      mongoErrors(async () => {
        const wanted = { _id: { $in: eventIds.map((eventId) => idOf(organizationId, eventId)) }, organizationId };
        return new Set((await trackedEvents.find(wanted).toArray()).map(({ eventId }) => eventId));
      }),
    receivedSince: (organizationId, since) =>
      mongoErrors(() => trackedEvents.countDocuments({ organizationId, receivedAt: { $gte: since } })),
    trackedOf: (query, page) =>
      mongoErrors(async () => {
        if (await isGone(collections, query.organizationId)) return [];
        const found = trackedEvents.find({ $and: [filterOf(query), beyond(page)] });
        const rows = await found
          .sort({ at: -1, eventId: -1 })
          .limit(page.limit + 1)
          .toArray();
        return rows.map(trackedFrom);
      }),
    countTracked: (query) =>
      mongoErrors(async () =>
        (await isGone(collections, query.organizationId)) ? 0 : trackedEvents.countDocuments(filterOf(query)),
      ),
  };
}

export function trackedFrom(document: TrackedDocument): TrackedEvent {
  const { eventId, name, at, receivedAt, conversationId, botId, goal, attributes } = document;
  return { eventId, name, at, receivedAt, conversationId, botId, goal, attributes };
}

function filterOf(query: TrackedQuery): Filter<TrackedDocument> {
  const { organizationId, botIds, names, from, to, conversationId, attributes } = query;
  return {
    organizationId,
    ...(botIds === null ? {} : { botId: { $in: [...botIds] } }),
    ...(names.length === 0 ? {} : { name: { $in: [...names] } }),
    ...(from === null && to === null
      ? {}
      : { at: { ...(from === null ? {} : { $gte: from }), ...(to === null ? {} : { $lt: to }) } }),
    ...(conversationId === null ? {} : { conversationId }),
    ...(attributes.length === 0 ? {} : { $and: attributes.map((one) => ({ attributes: { $elemMatch: { ...one } } })) }),
  };
}

function beyond({ cursor }: TrackedPage): Filter<TrackedDocument> {
  if (cursor === null) return {};
  const at = new Date(cursor.sortKey);
  return { $or: [{ at: { $lt: at } }, { at, eventId: { $lt: cursor.id } }] };
}

function mongoPlans({ eventPlans }: Collections): Pick<TrackedStore, 'planOf' | 'rememberPlan'> {
  return {
    planOf: (organizationId) =>
      mongoErrors(async () => (await eventPlans.findOne({ _id: organizationId, organizationId }))?.planCode ?? null),
    rememberPlan: (organizationId, planCode, knownAt) =>
      mongoErrors(async () => {
        // An earlier plan matches nothing, and the key then refuses to add it.
        const older = { _id: organizationId, organizationId, knownAt: { $lt: knownAt } };
        const change = { $set: { planCode, knownAt } };
        await ignoringDone(() => eventPlans.updateOne(older, change, { upsert: true }));
      }),
  };
}

/** Documents that are removed at once, so that no command runs for long. */
const documentsAtOnce = 5_000;

function mongoRetention({ organizations, events, trackedEvents, removals }: Collections): RetentionStore {
  return {
    organizationIds: () =>
      mongoErrors(async () => (await organizations.find({ isDeleted: false }).toArray()).map(({ _id }) => _id)),
    removeOldEvents: (organizationId, before) =>
      mongoErrors(async () => {
        const tracked = await trackedEvents
          .find({ organizationId, at: { $lt: before } }, { projection: { _id: 1 }, limit: documentsAtOnce })
          .toArray();
        const isOld = { organizationId, occurredAt: { $lt: before }, conversationId: { $ne: null } };
        const counted = await events
          .find({ ...isOld, name: { $ne: erasedEvent } }, { projection: { _id: 1 }, limit: documentsAtOnce })
          .toArray();
        const ids = (documents: readonly { _id: string }[]) => ({
          organizationId,
          _id: { $in: documents.map(({ _id }) => _id) },
        });
        const removed = [await trackedEvents.deleteMany(ids(tracked)), await events.deleteMany(ids(counted))];
        return removed.reduce((sum, { deletedCount }) => sum + deletedCount, 0);
      }),
    recordRemoval: (organizationId, { day, reason, count }) =>
      mongoErrors(async () => {
        const _id = idOf(organizationId, day, reason);
        const born = { organizationId, day, reason };
        await removals.updateOne({ _id, organizationId }, { $setOnInsert: born, $inc: { count } }, { upsert: true });
      }),
    removals: (organizationId) =>
      mongoErrors(async () => {
        const found = await removals.find({ organizationId }).sort({ day: 1, reason: 1 }).toArray();
        return found.map(({ day, reason, count }) => ({ day, reason, count }));
      }),
  };
}
