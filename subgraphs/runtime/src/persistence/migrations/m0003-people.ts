import { Migration } from '@mikro-orm/migrations';

/** Who the people of a conversation are: its visitor, those who answer as keys, and what was typed without proof. */
export class M0003People extends Migration {
  override up(): void {
    for (const sql of statements) this.addSql(sql);
  }
}

const statements = [
  // Conversations of one browser: a new one keeps the visitor of the one before. Null: older than this column.
  `alter table conversation add column visitor_id uuid, add column erased_at timestamptz,
    add column waiting_told_at timestamptz, add column first_words text`,
  'create index conversation_of_visitor on conversation (organization_id, visitor_id) where visitor_id is not null',
  "create index conversation_silent on conversation (idle_at) where state <> 'ENDED' and waiting_since is null",
  'create index conversation_waiting on conversation (waiting_since) where waiting_since is not null',
  // Null: a claim that nobody has checked.
  'alter table contact add column verified_at timestamptz, add column is_test boolean not null default false',
  'alter table message add column author_name text, add column is_by_key boolean not null default false',
  'alter table takeover add column is_by_key boolean not null default false',
  // Left behind when a conversation was joined to another person by what was typed in it: nobody can reach them to erase them.
  `update contact set name = null, email = null, phone = null
    where not exists (select 1 from conversation where conversation.contact_id = contact.id)`,
  // What an erased visitor wrote is taken out of the events that hold words.
  `create index outbox_words on outbox ((payload ->> 'conversationId'))
    where name = 'runtime.question-unanswered.v1'`,
];
