import type { MigrationEntry } from '@tertulia/persistence';
import { M0001FirstTables } from './m0001-first-tables.js';
import { M0002RequestOfEvents } from './m0002-request-of-events.js';
import { M0003TenantReadOnce } from './m0003-tenant-read-once.js';
import { M0004TimeOfFacts } from './m0004-time-of-facts.js';

/** In the order in which they run; never change a released one. */
export const templatesMigrations: readonly MigrationEntry[] = [
  { name: 'm0001-first-tables', class: M0001FirstTables },
  { name: 'm0002-request-of-events', class: M0002RequestOfEvents },
  {
    name: 'm0003-tenant-read-once',
    class: M0003TenantReadOnce,
    contract: 'Policies let the same rows pass; only how they read the tenant changes.',
  },
  { name: 'm0004-time-of-facts', class: M0004TimeOfFacts },
];
