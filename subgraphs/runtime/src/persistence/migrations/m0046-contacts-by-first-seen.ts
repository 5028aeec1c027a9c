import { Migration } from '@mikro-orm/migrations';

/** Contacts in an order that never changes, for files that are read page by page. */
export class M0046ContactsByFirstSeen extends Migration {
  override up(): void {
    this.addSql('create index contact_first_seen on contact (organization_id, first_seen_at desc, id desc)');
  }
}
