import { Migration } from '@mikro-orm/migrations';
import { readTenantOnceSql } from '@tertulia/persistence';

const tables = [
  'published_bot',
  'bot_version',
  'contact',
  'conversation',
  'chat_session',
  'message',
  'goal',
  'takeover',
  'read_mark',
  'effect_intent',
  'simulation',
  'entitlement',
  'usage_counter',
  'miss',
  'ignored_miss',
  'outbox',
  'inbox',
];

/** The same rows as before: policies read the tenant once a statement. */
export class M0042TenantReadOnce extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(readTenantOnceSql(table));
  }
}
