import { Migration } from '@mikro-orm/migrations';
import { readTenantOnceSql } from '@tertulia/persistence';
import { readPlatformOnceSql } from './platform-only.js';

const tables = ['memberships', 'invitations', 'api_keys', 'audit_entries', 'entitlements', 'outbox', 'inbox'];
const platformTables = [
  'users',
  'sessions',
  'sign_in_attempts',
  'ended_organizations',
  'password_attempts',
  'known_devices',
];

/** The same rows as before: policies read the tenant once a statement. */
export class TenantReadOnce extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(readTenantOnceSql(table));
    this.addSql(readTenantOnceSql('organizations', 'id'));
    for (const table of platformTables) this.addSql(readPlatformOnceSql(table));
  }
}
