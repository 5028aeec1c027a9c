import { Migration } from '@mikro-orm/migrations';
import { readTenantOnceSql } from '@tertulia/persistence';

const tables = ['plan_subscription', 'usage_entry', 'usage_counter', 'outbox', 'inbox'];

/** The same rows as before: policies read the tenant once a statement. */
export class M0003TenantReadOnce extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(readTenantOnceSql(table));
  }
}
