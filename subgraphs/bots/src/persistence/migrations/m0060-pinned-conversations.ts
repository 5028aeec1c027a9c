import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Conversations that are replayed before a publication, and how many of them a version was published against. */
export class M0060PinnedConversations extends Migration {
  override up(): void {
    this.addSql(`create table pinned_conversation (
      id uuid primary key,
      organization_id uuid not null,
      bot_id uuid not null references bot (id) on delete cascade,
      title text not null,
      note text not null,
      conversation_id uuid,
      author_id uuid,
      recording jsonb not null,
      transcript jsonb not null,
      watches jsonb not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`);
    this.addSql('create index pinned_conversation_bot on pinned_conversation (organization_id, bot_id, id)');
    this.addSql(
      'create index pinned_conversation_source on pinned_conversation (organization_id, conversation_id) where conversation_id is not null',
    );
    for (const sql of rowLevelSecurity('pinned_conversation')) this.addSql(sql);
    this.addSql('alter table bot_version add column changed_pins integer not null default 0');
    this.addSql("alter table bot_version add column changed_pins_note text not null default ''");
  }
}
