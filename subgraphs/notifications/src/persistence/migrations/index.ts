import type { MigrationEntry } from '@tertulia/persistence';
import { M0001FirstTables } from './m0001-first-tables.js';

/** In the order in which they run; a released one is never changed. */
export const notificationsMigrations: readonly MigrationEntry[] = [
  { name: 'm0001-first-tables', class: M0001FirstTables },
];
