import { Migration } from '@mikro-orm/migrations';
import { readTenantOnceSql } from '@tertulia/persistence';

const tables = [
  'organization',
  'entitlement',
  'organization_key',
  'connection',
  'oauth_attempt',
  'action_run',
  'webhook_endpoint',
  'webhook_secret',
  'delivery',
  'delivery_attempt',
  'callback_token',
  'inbound_source',
  'inbox_event',
  'token_revocation',
  'recent_event',
  'model_budget',
  'custom_connector',
  'custom_connector_version',
  'outbox',
  'inbox',
];

/** The same rows as before: policies read the tenant once a statement. */
export class M0012TenantReadOnce extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(readTenantOnceSql(table));
  }
}
