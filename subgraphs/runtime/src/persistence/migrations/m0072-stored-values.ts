import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Values of variables that outlive a conversation: of a contact, of a bot and of the organization. */
export class M0072StoredValues extends Migration {
  override up(): void {
    this.addSql(`create table stored_value (
      organization_id uuid not null,
      scope text not null,
      owner_id uuid not null,
      name text not null,
      value jsonb not null,
      contact_id uuid references contact (id) on delete cascade,
      changed_at timestamptz not null,
      primary key (organization_id, scope, owner_id, name)
    )`);
    this.addSql('create index stored_value_of_contact on stored_value (contact_id) where contact_id is not null');
    for (const sql of rowLevelSecurity('stored_value')) this.addSql(sql);
  }
}
