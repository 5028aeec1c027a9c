import { Migration } from '@mikro-orm/migrations';

/** The queue in which a visitor waits for a person; null for the general one. */
export class M0051Queues extends Migration {
  override up(): void {
    this.addSql('alter table conversation add column queue text');
    this.addSql(
      "create index conversation_queue on conversation (organization_id, queue, waiting_since) where state = 'WAITING_HUMAN'",
    );
    this.addSql(
      'create index takeover_first_reply on takeover (organization_id, first_reply_at) where first_reply_at is not null',
    );
  }
}
