import type { Database } from '@tertulia/persistence';
import type { Job } from '@tertulia/service/declaration';
import type { ExportDependencies } from './application/export-dependencies.js';
import type { FileDependencies } from './application/read-report-file.js';
import { runDueSchedules } from './application/run-schedules.js';
import { openReportThread, saidPeriod, threadedPrinter } from './clients/threaded-printer.js';
import { postgresSchedules } from './persistence/postgres-schedule-store.js';

/** Reports that are due leave within seconds of their minute. */
const dueEveryMs = 5_000;

/** Opens the schedules of reports on the database of the records: their job, and the thread that draws reports. */
export function openSchedules(database: Database, common: ExportDependencies) {
  const thread = openReportThread();
  const deps: ExportDependencies & FileDependencies = {
    ...common,
    schedules: postgresSchedules(database),
    printReport: threadedPrinter(thread),
    sayPeriod: saidPeriod,
  };
  const makeDue = async (): Promise<void> => runDueSchedules(deps);
  const job: Job = { name: 'make reports that are due', everyMs: dueEveryMs, underLock: true, run: makeDue };
  return { deps, job, close: async (): Promise<void> => thread.close() };
}
