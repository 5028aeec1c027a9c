import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** The passages of documents, and files on their way. */
export class M0080Documents extends Migration {
  override up(): void {
    this.addSql(`create table document_content (
      id uuid primary key,
      bot_id uuid not null references bot (id) on delete cascade,
      organization_id uuid not null,
      kind text not null,
      file_name text not null,
      pages integer,
      characters integer not null,
      bytes integer not null,
      passage_count integer not null,
      passages jsonb not null,
      added_at timestamptz not null,
      added_by uuid,
      unused_since timestamptz
    )`);
    this.addSql('create index document_content_of_bot on document_content (organization_id, bot_id)');
    this.addSql(`create table document_part (
      bot_id uuid not null references bot (id) on delete cascade,
      upload_id text not null,
      part integer not null,
      organization_id uuid not null,
      content bytea not null,
      at timestamptz not null,
      primary key (bot_id, upload_id, part)
    )`);
    this.addSql('create index document_part_of_organization on document_part (organization_id, at)');
    for (const table of ['document_content', 'document_part'])
      for (const sql of rowLevelSecurity(table)) this.addSql(sql);
  }
}
