import type { Database } from '@tertulia/persistence';
import type { Job, SubgraphGiven } from '@tertulia/service/declaration';
import { currentRequest } from '@tertulia/telemetry';
import type { ExportDependencies } from './application/export-dependencies.js';
import type { FileDependencies } from './application/read-report-file.js';
import { runDueSchedules } from './application/run-schedules.js';
import { identitySubgraph } from './clients/identity-subgraph.js';
import { openReportThread, threadedPrinter } from './clients/threaded-printer.js';
import { postgresSchedules } from './persistence/postgres-schedule-store.js';
import type { AnalyticsSettings } from './settings.js';

/** Reports that are due leave within seconds of their minute. */
const dueEveryMs = 5_000;

/** Opens the schedules of reports on the database of the records: their job, and the thread that draws reports. */
export function openSchedules<Common extends ExportDependencies>(
  { callSubgraph, ids }: SubgraphGiven<AnalyticsSettings>,
  { database, deps: common }: { readonly database: Database; readonly deps: Common },
) {
  const thread = openReportThread();
  const deps: Common & FileDependencies = {
    ...common,
    findOrganization: identitySubgraph(callSubgraph, () => currentRequest()?.requestId ?? ids.next()),
    schedules: postgresSchedules(database),
    printReport: threadedPrinter(thread),
  };
  const makeDue = async (): Promise<void> => runDueSchedules(deps);
  const job: Job = { name: 'make reports that are due', everyMs: dueEveryMs, underLock: true, run: makeDue };
  return { deps, job, close: async (): Promise<void> => thread.close() };
}
