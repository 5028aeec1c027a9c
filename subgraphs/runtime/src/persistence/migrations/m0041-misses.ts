import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Stores texts of visitors that a bot missed, and which of them its owner ignores; an ignored text is kept as a hash only. */
export class M0041Misses extends Migration {
  override up(): void {
    this.addSql(`create table miss (
      id uuid primary key,
      organization_id uuid not null,
      bot_id uuid not null,
      conversation_id uuid not null references conversation (id) on delete cascade,
      block_id text not null,
      kind text not null,
      text text not null,
      text_id text not null,
      locale text not null,
      at timestamptz not null
    )`);
    this.addSql('create index miss_of_bot on miss (organization_id, bot_id, at)');
    this.addSql('create index miss_of_conversation on miss (conversation_id)');
    this.addSql('create index miss_age on miss (at)');
    this.addSql(`create table ignored_miss (
      organization_id uuid not null,
      bot_id uuid not null,
      text_id text not null,
      ignored_at timestamptz not null,
      primary key (organization_id, bot_id, text_id)
    )`);
    for (const table of ['miss', 'ignored_miss']) for (const sql of rowLevelSecurity(table)) this.addSql(sql);
  }
}
