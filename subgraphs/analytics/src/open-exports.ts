import { FileLinks, openFiles } from '@tertulia/file-store';
import { Jobs } from '@tertulia/jobs';
import { eventsOn, inTenant, workOn, type Database } from '@tertulia/persistence';
import type { Job, SubgraphGiven } from '@tertulia/service/declaration';
import type { AnalyticsDependencies } from './application/dependencies.js';
import type { ExportDependencies } from './application/export-dependencies.js';
import { recordDownload } from './application/record-download.js';
import { runExport } from './application/run-export.js';
import { sweepExports, wakeOverdueExports } from './application/sweep-exports.js';
import { pubSubExportFeed } from './clients/export-feed.js';
import { fileRoutes } from './clients/file-routes.js';
import { graphCommentSource } from './clients/graph-comment-source.js';
import { graphExportDirectory } from './clients/graph-export-directory.js';
import { graphExportSource } from './clients/graph-export-source.js';
import { graphNameDirectory } from './clients/graph-name-directory.js';
import { graphQuestions } from './clients/graph-questions.js';
import { storedExportFiles } from './clients/stored-export-files.js';
import { exportJobs, exportQueue } from './persistence/export-queue.js';
import { PostgresExportStore } from './persistence/postgres-export-store.js';
import type { AnalyticsSettings } from './settings.js';

/** Files that one process makes at once, each of another organization. */
const exportsAtOnce = 2;

/** Opens exports on the database of the records: jobs, files and the paths under which these are served. */
export async function openExports(
  given: SubgraphGiven<AnalyticsSettings>,
  { database, deps: common }: { readonly database: Database; readonly deps: AnalyticsDependencies },
) {
  const { clock, ids, log, pubSub, callSubgraph, settings } = given;
  const { filesLinkKeys, publicUrl } = settings;
  const store = openFiles(settings);
  const links = new FileLinks(filesLinkKeys);
  const jobs = await Jobs.open({ database, queues: [exportQueue], log });
  const queue = exportJobs(jobs);
  const ask = graphQuestions(callSubgraph, ids);
  const deps: ExportDependencies = {
    ...{ ...common, ids, log, exportQueue: queue },
    exportWork: workOn(database, (em) => ({
      exports: new PostgresExportStore(em, { jobs, clock }),
      events: eventsOn(em),
    })),
    exportSource: graphExportSource(ask),
    exportDirectory: graphExportDirectory(ask, clock),
    commentSource: graphCommentSource(ask),
    nameDirectory: graphNameDirectory(ask),
    exportFiles: storedExportFiles(store, links, publicUrl),
    exportFeed: pubSubExportFeed(pubSub),
  };
  return {
    deps,
    jobs: jobsOf(deps),
    workers: [
      queue.worker(exportsAtOnce, async (key) => inTenant(key.organizationId, async () => runExport(deps, key))),
    ],
    routes: fileRoutes({ store, links, clock, onDownload: async (download) => recordDownload(deps, download) }),
    close: async () => {
      await jobs.close();
      await store.close();
    },
  };
}

function jobsOf(deps: ExportDependencies): Job[] {
  const often = { isFirstAtOnce: true, underLock: true };
  return [
    { name: 'wake overdue exports', everyMs: 5_000, ...often, run: async () => wakeOverdueExports(deps) },
    { name: 'sweep exports', everyMs: 600_000, ...often, run: async () => sweepExports(deps) },
  ];
}
