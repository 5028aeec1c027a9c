import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** What visitors write about their ratings, and a way to the latest takeover of a person, which has the name. */
export class M0083RatingComments extends Migration {
  override up(): void {
    this.addSql(`create table rating_comment (
      organization_id uuid not null,
      conversation_id uuid not null references conversation (id) on delete cascade,
      block_id text not null,
      scale text not null,
      value double precision not null,
      text text not null,
      at timestamptz not null,
      primary key (organization_id, conversation_id, block_id)
    )`);
    this.addSql('create index rating_comment_of_conversation on rating_comment (conversation_id)');
    for (const sql of rowLevelSecurity('rating_comment')) this.addSql(sql);
    this.addSql('create index takeover_latest on takeover (organization_id, member_id, started_at)');
  }
}
