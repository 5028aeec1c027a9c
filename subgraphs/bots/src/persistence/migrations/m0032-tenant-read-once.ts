import { Migration } from '@mikro-orm/migrations';
import { readTenantOnceSql } from '@tertulia/persistence';

const tables = [
  'bot',
  'draft',
  'bot_version',
  'publication',
  'prompt_version',
  'entitlement',
  'organization',
  'earlier_draft',
  'outbox',
  'inbox',
];

/** The same rows as before: policies read the tenant once a statement. */
export class M0032TenantReadOnce extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(readTenantOnceSql(table));
  }
}
