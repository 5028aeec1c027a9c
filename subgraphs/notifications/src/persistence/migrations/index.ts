import type { MigrationEntry } from '@tertulia/persistence';
import { M0001FirstTables } from './m0001-first-tables.js';
import { M0002MeasuredRules } from './m0002-measured-rules.js';
import { M0003GatheredMails } from './m0003-gathered-mails.js';
import { M0004Push } from './m0004-push.js';
import { M0005SessionsOfBrowsers } from './m0005-sessions-of-browsers.js';
import { M0006OutsideDigests } from './m0006-outside-digests.js';
import { M0007FailedReports } from './m0007-failed-reports.js';

/** In the order in which they run; a released one is never changed. */
export const notificationsMigrations: readonly MigrationEntry[] = [
  { name: 'm0001-first-tables', class: M0001FirstTables },
  { name: 'm0002-measured-rules', class: M0002MeasuredRules },
  {
    name: 'm0003-gathered-mails',
    class: M0003GatheredMails,
    contract:
      'The unique index and the reference hold only rows that gather, which the previous release does not write.',
  },
  {
    name: 'm0004-push',
    class: M0004Push,
    contract:
      'For rows without a device, which alone the previous release writes, the new unique index says what the old constraint said.',
  },
  { name: 'm0005-sessions-of-browsers', class: M0005SessionsOfBrowsers },
  { name: 'm0006-outside-digests', class: M0006OutsideDigests },
  { name: 'm0007-failed-reports', class: M0007FailedReports },
];
