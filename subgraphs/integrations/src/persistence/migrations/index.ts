import type { MigrationEntry } from '@tertulia/persistence';
import { M0001FirstTables } from './m0001-first-tables.js';
import { M0002Webhooks } from './m0002-webhooks.js';
import { M0003OneTimeUrls } from './m0003-one-time-urls.js';
import { M0004Inbound } from './m0004-inbound.js';
import { M0005ConfigurationWebhooks } from './m0005-configuration-webhooks.js';
import { M0006WebhookSelections } from './m0006-webhook-selections.js';
import { M0007ModelBudgets } from './m0007-model-budgets.js';
import { M0008CustomConnectors } from './m0008-custom-connectors.js';
import { M0009ShownContents } from './m0009-shown-contents.js';
import { M0010TokensOfDeletedOrganizations } from './m0010-tokens-of-deleted-organizations.js';
import { M0011Erasures } from './m0011-erasures.js';
import { M0012TenantReadOnce } from './m0012-tenant-read-once.js';
import { M0013SlackAlerts } from './m0013-slack-alerts.js';

/** In the order in which they run; a released one is never changed. */
export const integrationsMigrations: readonly MigrationEntry[] = [
  { name: 'm0001-first-tables', class: M0001FirstTables },
  { name: 'm0002-webhooks', class: M0002Webhooks },
  { name: 'm0003-one-time-urls', class: M0003OneTimeUrls },
  { name: 'm0004-inbound', class: M0004Inbound },
  {
    name: 'm0005-configuration-webhooks',
    class: M0005ConfigurationWebhooks,
    contract: 'The unique index holds only rows with a bot, which the previous release does not write.',
  },
  { name: 'm0006-webhook-selections', class: M0006WebhookSelections },
  { name: 'm0007-model-budgets', class: M0007ModelBudgets },
  { name: 'm0008-custom-connectors', class: M0008CustomConnectors },
  { name: 'm0009-shown-contents', class: M0009ShownContents },
  { name: 'm0010-tokens-of-deleted-organizations', class: M0010TokensOfDeletedOrganizations },
  { name: 'm0011-erasures', class: M0011Erasures },
  {
    name: 'm0012-tenant-read-once',
    class: M0012TenantReadOnce,
    contract: 'Policies let the same rows pass; only how they read the tenant changes.',
  },
  { name: 'm0013-slack-alerts', class: M0013SlackAlerts },
];
