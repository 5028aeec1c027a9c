import type { MigrationEntry } from '@tertulia/persistence';
import { M0001FirstTables } from './m0001-first-tables.js';
import { M0002RequestOfEvents } from './m0002-request-of-events.js';
import { M0003EarlierDrafts } from './m0003-earlier-drafts.js';
import { M0030AllowedSites } from './m0030-allowed-sites.js';
import { M0031ConfirmedPublications } from './m0031-confirmed-publications.js';
import { M0032TenantReadOnce } from './m0032-tenant-read-once.js';
import { M0033DraftFacts } from './m0033-draft-facts.js';
import { M0034TimeOfFacts } from './m0034-time-of-facts.js';
import { M0060PinnedConversations } from './m0060-pinned-conversations.js';
import { M0073MovingPublications } from './m0073-moving-publications.js';
import { M0077ImportReports } from './m0077-import-reports.js';
import { M0080Documents } from './m0080-documents.js';

/** In the order in which they run; never change a released one. */
export const botsMigrations: readonly MigrationEntry[] = [
  { name: 'm0001-first-tables', class: M0001FirstTables },
  { name: 'm0002-request-of-events', class: M0002RequestOfEvents },
  { name: 'm0003-earlier-drafts', class: M0003EarlierDrafts },
  { name: 'm0030-allowed-sites', class: M0030AllowedSites },
  { name: 'm0031-confirmed-publications', class: M0031ConfirmedPublications },
  {
    name: 'm0032-tenant-read-once',
    class: M0032TenantReadOnce,
    contract: 'Policies let the same rows pass; only how they read the tenant changes.',
  },
  { name: 'm0033-draft-facts', class: M0033DraftFacts },
  { name: 'm0034-time-of-facts', class: M0034TimeOfFacts },
  { name: 'm0073-moving-publications', class: M0073MovingPublications },
  { name: 'm0060-pinned-conversations', class: M0060PinnedConversations },
  { name: 'm0077-import-reports', class: M0077ImportReports },
  { name: 'm0080-documents', class: M0080Documents },
];
