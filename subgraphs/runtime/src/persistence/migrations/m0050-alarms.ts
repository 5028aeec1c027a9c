import { Migration } from '@mikro-orm/migrations';

/** When a conversation goes on by itself, or is taken up again by another process; null while it waits for somebody. */
export class M0050Alarms extends Migration {
  override up(): void {
    this.addSql('alter table chat_session add column due_at timestamptz');
    this.addSql('create index chat_session_due on chat_session (due_at) where due_at is not null');
  }
}
