import { Migration } from '@mikro-orm/migrations';

/** Deliveries and one-time URLs whose texts go with a visitor. */
export class M0011Erasures extends Migration {
  override up(): void {
    this.addSql('alter table delivery add column conversation text');
    this.addSql('alter table delivery add column erased_at timestamptz');
    this.addSql('alter table callback_token add column erased_at timestamptz');
    // Plain bodies have no texts of visitors; those that selections made name their conversation if anything does.
    this.addSql(`update delivery set conversation = substring(body from 'cnv_[0-9a-f]{32}')
      where awaits_selection or selected_scopes is not null`);
    this.addSql('create index delivery_of_conversation on delivery (conversation) where conversation is not null');
    this.addSql(`create index delivery_with_call on delivery (created_at)
      where event_type = 'INBOUND_RECEIVED' and erased_at is null`);
  }
}
