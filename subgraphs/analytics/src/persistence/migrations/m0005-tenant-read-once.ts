import { Migration } from '@mikro-orm/migrations';
import { readTenantOnceSql } from '@tertulia/persistence';

const tables = [
  'organization',
  'bot',
  'bot_version',
  'event',
  'conversation_fact',
  'rollup_minute',
  'rollup_hour',
  'rollup_day',
  'unanswered_question',
  'unanswered_event',
];

/** The same rows as before: policies read the tenant once a statement. */
export class M0005TenantReadOnce extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(readTenantOnceSql(table));
  }
}
