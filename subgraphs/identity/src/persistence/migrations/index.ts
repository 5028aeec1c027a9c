import type { MigrationEntry } from '@tertulia/persistence';
import { FirstTables } from './m0001-first-tables.js';
import { RequestOfEvents } from './m0002-request-of-events.js';
import { Entitlements } from './m0003-entitlements.js';
import { Deletions } from './m0004-deletions.js';
import { PlacesOfAttempts } from './m0005-places-of-attempts.js';
import { FirstStepsOfUsers } from './m0020-first-steps.js';
import { TenantReadOnce } from './m0021-tenant-read-once.js';
import { MailedSecrets } from './m0052-mailed-secrets.js';
import { PendingSignUps } from './m0053-pending-sign-ups.js';
import { SilencedInsights } from './m0054-silenced-insights.js';

/** The migrations of identity's database, in order. */
export const identityMigrations: readonly MigrationEntry[] = [
  { name: '0001-first-tables', class: FirstTables },
  { name: '0002-request-of-events', class: RequestOfEvents },
  { name: '0003-entitlements', class: Entitlements },
  { name: '0004-deletions', class: Deletions },
  { name: '0005-places-of-attempts', class: PlacesOfAttempts },
  { name: '0020-first-steps', class: FirstStepsOfUsers },
  {
    name: '0021-tenant-read-once',
    class: TenantReadOnce,
    contract: 'Policies let the same rows pass; only how they read the tenant changes.',
  },
  { name: '0052-mailed-secrets', class: MailedSecrets },
  { name: '0053-pending-sign-ups', class: PendingSignUps },
  { name: '0054-silenced-insights', class: SilencedInsights },
];
