import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Passages of documents, and which of them an answer of the bot comes from. */
export class M0080Documents extends Migration {
  override up(): void {
    this.addSql(`create table document_content (
      id uuid primary key,
      organization_id uuid not null,
      bot_id uuid not null,
      passages jsonb not null,
      added_at timestamptz not null
    )`);
    this.addSql('create index document_content_of_bot on document_content (organization_id, bot_id)');
    for (const sql of rowLevelSecurity('document_content')) this.addSql(sql);
    this.addSql('alter table message add column sources jsonb');
  }
}
