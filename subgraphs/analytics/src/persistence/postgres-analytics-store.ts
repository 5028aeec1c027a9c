import type { DatabaseWork } from '@tertulia/persistence';
import type { AnalyticsStore, IngestItem, ReportQuery } from '../application/ports.js';
import type { DirectoryChange } from '../domain/directory.js';
import type { Window } from '../domain/window.js';
import { countCounted, readCountedPage } from './counted-rows.js';
import { readHeat, recountHeat } from './heat-rows.js';
import { deleteRows, lockOrganization } from './organization-rows.js';
import { applyChange, readDirectory, readSequence, readVersions } from './postgres-directory.js';
import { ingestBatch } from './postgres-ingest.js';
import { recountWindow, regroupWindow } from './postgres-recount.js';
import { postgresTrackedStore } from './postgres-tracked-store.js';
import { readDayNumbers, readReport } from './postgres-report.js';

/** Metrics in PostgreSQL: one transaction for each batch. Runs in the tenancy scope of the caller. */
export function postgresAnalyticsStore(database: DatabaseWork): AnalyticsStore {
  return {
    ingest: (organizationId: string, items: readonly IngestItem[]) =>
      database.transact((em) => ingestBatch(em, organizationId, items)),
    recordChange: (organizationId, event, change: DirectoryChange) =>
      database.transact((em) => applyChange(em, organizationId, { ...event, change })),
    directory: (organizationId) => database.read((em) => readDirectory(em, organizationId)),
    sequence: (organizationId) => database.read((em) => readSequence(em, organizationId)),
    versions: (organizationId, versionIds) => database.read((em) => readVersions(em, organizationId, versionIds)),
    report: (query: ReportQuery) => database.read((em) => readReport(em, query)),
    conversationsOf: (query, page) => database.read((em) => readCountedPage(em, query, page)),
    countOf: (query) => database.read((em) => countCounted(em, query)),
    heat: (query) => database.read((em) => readHeat(em, query)),
    dayNumbers: (organizationId, day, botIds) =>
      database.read((em) => readDayNumbers(em, organizationId, { day, botIds })),
    recount: (organizationId, window: Window) =>
      database.transact(async (em) => {
        const { timeZone } = await lockOrganization(em, organizationId);
        await recountHeat(em, organizationId, window);
        await regroupWindow(em, organizationId, { timeZone, window });
        return recountWindow(em, organizationId, { timeZone, window });
      }),
    ...postgresTrackedStore(database),
    deleteOrganization: (organizationId) => database.transact((em) => deleteRows(em, organizationId)),
  };
}
