import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Files of visitors, and of members who try bots out. */
export class M0079ReceivedFiles extends Migration {
  override up(): void {
    this.addSql(`create table received_file (
      id uuid primary key,
      organization_id uuid not null,
      bot_id uuid not null,
      conversation_id uuid,
      simulation_id uuid,
      sender_id uuid not null,
      state text not null,
      accepts jsonb not null,
      key text,
      name text not null,
      type text not null,
      bytes integer not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      remove_at timestamptz not null
    )`);
    this.addSql('create index received_file_of_sender on received_file (organization_id, sender_id, created_at)');
    this.addSql(
      'create index received_file_of_conversation on received_file (conversation_id) where conversation_id is not null',
    );
    this.addSql('create index received_file_due on received_file (remove_at)');
    for (const sql of rowLevelSecurity('received_file')) this.addSql(sql);
  }
}
