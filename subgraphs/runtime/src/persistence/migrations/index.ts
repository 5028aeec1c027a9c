import type { MigrationEntry } from '@tertulia/persistence';
import { M0001FirstTables } from './m0001-first-tables.js';
import { M0002RequestOfEvents } from './m0002-request-of-events.js';
import { M0003People } from './m0003-people.js';
import { M0020Marks } from './m0020-marks.js';
import { M0030AllowedSites } from './m0030-allowed-sites.js';
import { M0040DeadlinesOfEffects } from './m0040-deadlines-of-effects.js';
import { M0041Misses } from './m0041-misses.js';
import { M0042TenantReadOnce } from './m0042-tenant-read-once.js';
import { M0043Heard } from './m0043-heard.js';
import { M0046ContactsByFirstSeen } from './m0046-contacts-by-first-seen.js';
import { M0050Alarms } from './m0050-alarms.js';
import { M0051Queues } from './m0051-queues.js';
import { M0052Moves } from './m0052-moves.js';
import { M0060OriginsOfSimulations } from './m0060-origins-of-simulations.js';
import { M0080Documents } from './m0080-documents.js';
import { M0072StoredValues } from './m0072-stored-values.js';
import { M0079ReceivedFiles } from './m0079-received-files.js';
import { M0081PreviewLinks } from './m0081-preview-links.js';
import { M0083RatingComments } from './m0083-rating-comments.js';

/** In the order in which they run; never change a released one. */
export const runtimeMigrations: readonly MigrationEntry[] = [
  { name: 'm0001-first-tables', class: M0001FirstTables },
  { name: 'm0002-request-of-events', class: M0002RequestOfEvents },
  { name: 'm0003-people', class: M0003People },
  { name: 'm0020-marks', class: M0020Marks },
  { name: 'm0030-allowed-sites', class: M0030AllowedSites },
  { name: 'm0040-deadlines-of-effects', class: M0040DeadlinesOfEffects },
  { name: 'm0041-misses', class: M0041Misses },
  {
    name: 'm0042-tenant-read-once',
    class: M0042TenantReadOnce,
    contract: 'Policies let the same rows pass; only how they read the tenant changes.',
  },
  { name: 'm0043-heard', class: M0043Heard },
  { name: 'm0046-contacts-by-first-seen', class: M0046ContactsByFirstSeen },
  { name: 'm0050-alarms', class: M0050Alarms },
  { name: 'm0051-queues', class: M0051Queues },
  { name: 'm0052-moves', class: M0052Moves },
  { name: 'm0060-origins-of-simulations', class: M0060OriginsOfSimulations },
  { name: 'm0072-stored-values', class: M0072StoredValues },
  { name: 'm0079-received-files', class: M0079ReceivedFiles },
  {
    name: 'm0081-preview-links',
    class: M0081PreviewLinks,
    contract: 'The reference holds only simulations that a link opened, which the previous release does not write.',
  },
  { name: 'm0083-rating-comments', class: M0083RatingComments },
  { name: 'm0080-documents', class: M0080Documents },
];
