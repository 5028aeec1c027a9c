import type { DatabaseWork } from '@tertulia/persistence';
import type { RetentionStore } from '../application/retention-ports.js';
import type { TrackedStore } from '../application/tracked-ports.js';
import { readOrganizationIds, readRemovals, recordRemoval, removeOldEvents } from './retention-rows.js';
import * as rows from './tracked-rows.js';

/** Events that organizations send, in PostgreSQL: one statement for each call. Runs in the tenancy scope of the caller. */
export function postgresTrackedStore(database: DatabaseWork): TrackedStore & RetentionStore {
  return {
    conversationKeys: (id, ids) => database.read((em) => rows.conversationKeys(em, id, ids)),
    erasedAmong: (id, ids) => database.read((em) => rows.erasedAmong(em, id, ids)),
    knownTracked: (id, eventIds) => database.read((em) => rows.knownTracked(em, id, eventIds)),
    receivedSince: (id, since) => database.read((em) => rows.receivedSince(em, id, since)),
    addTracked: (id, events) => database.transact((em) => rows.addTracked(em, id, events)),
    trackedOf: (query, page) => database.read((em) => rows.readTracked(em, query, page)),
    countTracked: (query) => database.read((em) => rows.countTracked(em, query)),
    eraseTracked: (id, ids) => database.transact((em) => rows.eraseTracked(em, id, ids)),
    planOf: (id) => database.read((em) => rows.planOf(em, id)),
    rememberPlan: (id, planCode, knownAt) =>
      database.transact((em) => rows.rememberPlan(em, id, { planCode, knownAt })),
    organizationIds: () => database.read((em) => readOrganizationIds(em)),
    removeOldEvents: (id, before) => database.transact((em) => removeOldEvents(em, id, before)),
    recordRemoval: (id, removal) => database.transact((em) => recordRemoval(em, id, removal)),
    removals: (id) => database.read((em) => readRemovals(em, id)),
  };
}
