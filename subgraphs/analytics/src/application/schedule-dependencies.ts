import type { Ids } from '@tertulia/use-case';
import type { AnalyticsDependencies } from './dependencies.js';
import type { ExportDirectory } from './export-ports.js';
import type { ScheduleWork } from './schedule-ports.js';

/** What use cases of schedules need besides the rest. */
export type ScheduleDependencies = AnalyticsDependencies & {
  readonly schedules: ScheduleWork;
  readonly ids: Ids;
  readonly exportDirectory: ExportDirectory;
};
