import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Ids of saves, and recently replaced revisions, to merge saves that are based on them. */
export class M0003EarlierDrafts extends Migration {
  override up(): void {
    this.addSql('alter table draft add column save_id text');
    this.addSql(`create table earlier_draft (
      bot_id uuid not null references bot (id) on delete cascade,
      revision integer not null,
      organization_id uuid not null,
      definition jsonb not null,
      save_id text,
      primary key (bot_id, revision)
    )`);
    for (const sql of rowLevelSecurity('earlier_draft')) this.addSql(sql);
  }
}
