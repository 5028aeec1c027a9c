import { Migration } from '@mikro-orm/migrations';

/** Identifies the people of a conversation: its visitor, API keys that reply, and unverified contact data. */
export class M0003People extends Migration {
  override up(): void {
    for (const sql of statements) this.addSql(sql);
  }
}

const statements = [
  // The visitor's id is shared by conversations of one browser. Null: older than this column.
  `alter table conversation add column visitor_id uuid, add column erased_at timestamptz,
    add column waiting_told_at timestamptz, add column first_words text`,
  'create index conversation_of_visitor on conversation (organization_id, visitor_id) where visitor_id is not null',
  "create index conversation_silent on conversation (idle_at) where state <> 'ENDED' and waiting_since is null",
  'create index conversation_waiting on conversation (waiting_since) where waiting_since is not null',
  // Null: not verified.
  'alter table contact add column verified_at timestamptz, add column is_test boolean not null default false',
  'alter table message add column author_name text, add column is_by_key boolean not null default false',
  'alter table takeover add column is_by_key boolean not null default false',
  // Earlier releases moved a conversation to another contact by what was typed in it, and left this contact behind without a
  // conversation, so that its data could not be erased.
  `update contact set name = null, email = null, phone = null
    where not exists (select 1 from conversation where conversation.contact_id = contact.id)`,
  // To find the events with an erased visitor's texts.
  `create index outbox_words on outbox ((payload ->> 'conversationId'))
    where name = 'runtime.question-unanswered.v1'`,
];
