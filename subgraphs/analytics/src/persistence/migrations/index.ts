import type { MigrationEntry } from '@tertulia/persistence';
import { M0001FirstTables } from './m0001-first-tables.js';
import { M0002DataUntil } from './m0002-data-until.js';
import { M0003Moving } from './m0003-moving.js';
import { M0004QuestionsByEvent } from './m0004-questions-by-event.js';
import { M0005TenantReadOnce } from './m0005-tenant-read-once.js';
import { M0006ChangedZones } from './m0006-changed-zones.js';
import { M0007CountedConversations } from './m0007-counted-conversations.js';
import { M0008Exports } from './m0008-exports.js';
import { M0009Segments } from './m0009-segments.js';
import { M0010Heat } from './m0010-heat.js';
import { M0011ReportViews } from './m0011-report-views.js';
import { M0012ReportSchedules } from './m0012-report-schedules.js';
import { M0013TrackedEvents } from './m0013-tracked-events.js';
import { M0019FurtherCounters } from './m0019-further-counters.js';
import { M0020ChosenFilters } from './m0020-chosen-filters.js';
import { M0021TeamWork } from './m0021-team-work.js';
import { M0083FormatsOfSchedules } from './m0083-formats-of-schedules.js';
import { M0084OutsideRecipients } from './m0084-outside-recipients.js';

/** In the order in which they run; never change a released one. */
export const analyticsMigrations: readonly MigrationEntry[] = [
  { name: 'm0001-first-tables', class: M0001FirstTables },
  { name: 'm0002-data-until', class: M0002DataUntil },
  { name: 'm0003-moving', class: M0003Moving },
  { name: 'm0004-questions-by-event', class: M0004QuestionsByEvent },
  {
    name: 'm0005-tenant-read-once',
    class: M0005TenantReadOnce,
    contract: 'Policies let the same rows pass; only how they read the tenant changes.',
  },
  { name: 'm0006-changed-zones', class: M0006ChangedZones },
  {
    name: 'm0007-counted-conversations',
    class: M0007CountedConversations,
    contract: 'It removes nothing: it lets itself read the conversations of every organization, to count them.',
  },
  { name: 'm0008-exports', class: M0008Exports },
  { name: 'm0009-segments', class: M0009Segments },
  { name: 'm0010-heat', class: M0010Heat },
  { name: 'm0011-report-views', class: M0011ReportViews },
  { name: 'm0012-report-schedules', class: M0012ReportSchedules },
  { name: 'm0013-tracked-events', class: M0013TrackedEvents },
  {
    name: 'm0019-further-counters',
    class: M0019FurtherCounters,
    contract: 'It removes nothing: it lets itself read the hours of every organization, to add them to their days.',
  },
  { name: 'm0020-chosen-filters', class: M0020ChosenFilters },
  { name: 'm0021-team-work', class: M0021TeamWork },
  { name: 'm0083-formats-of-schedules', class: M0083FormatsOfSchedules },
  { name: 'm0084-outside-recipients', class: M0084OutsideRecipients },
];
