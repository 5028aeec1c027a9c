import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Questions by their event, so that those of one conversation can be deleted. */
export class M0004QuestionsByEvent extends Migration {
  override up(): void {
    for (const sql of statements) this.addSql(sql);
    for (const sql of rowLevelSecurity('unanswered_event')) this.addSql(sql);
  }
}

const statements = [
  `create table unanswered_event (
    organization_id uuid not null,
    event_id uuid not null,
    conversation_id uuid not null,
    bot_id uuid not null,
    -- The nil uuid stands for no version.
    version_id uuid not null,
    bucket timestamptz not null,
    folded text not null,
    shown text not null,
    asked integer not null,
    last_asked_at timestamptz not null,
    primary key (organization_id, event_id)
  )`,
  'create index unanswered_event_time on unanswered_event (organization_id, bucket)',
  'create index unanswered_event_conversation on unanswered_event (organization_id, conversation_id)',
  "create index event_erasure on event (organization_id, conversation_id) where name = 'runtime.visitor-erased.v1'",
  // The old counts do not say which conversations their texts come from.
  "update unanswered_question set folded = gen_random_uuid()::text, shown = '', asked = 0",
];
