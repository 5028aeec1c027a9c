import type { Log, UnitOfWork } from '@tertulia/use-case';
import type { CommentSource } from './comment-ports.js';
import type { AnalyticsDependencies } from './dependencies.js';
import type { NameDirectory } from './name-ports.js';
import type {
  ExportDirectory,
  ExportFeed,
  ExportFiles,
  ExportQueue,
  ExportSource,
  ExportStores,
} from './export-ports.js';

/** The dependencies of the use cases of exports. */
export interface ExportDependencies extends AnalyticsDependencies {
  exportWork: UnitOfWork<ExportStores>;
  exportQueue: ExportQueue;
  exportSource: ExportSource;
  exportDirectory: ExportDirectory;
  exportFiles: ExportFiles;
  exportFeed: ExportFeed;
  commentSource: CommentSource;
  nameDirectory: NameDirectory;
  log: Log;
}
