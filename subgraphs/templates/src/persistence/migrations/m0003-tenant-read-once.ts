import { Migration } from '@mikro-orm/migrations';
import { readTenantOnceSql } from '@tertulia/persistence';

const tables = ['installation', 'organization', 'outbox', 'inbox'];

/** The same rows as before: policies read the tenant once a statement. */
export class M0003TenantReadOnce extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(readTenantOnceSql(table));
  }
}
