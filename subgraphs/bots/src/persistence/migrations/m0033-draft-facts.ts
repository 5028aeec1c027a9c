import { Migration } from '@mikro-orm/migrations';

/**
 * What lists show of a draft, beside its definition: a list then reads no definitions, which are large. The server makes these columns of
 * the definition, also for rows that exist and for saves by processes of the previous release. Adding them rewrites the table once.
 */
export class M0033DraftFacts extends Migration {
  override up(): void {
    this.addSql(`alter table draft
      add column locale text generated always as (definition ->> 'locale') stored,
      add column locales jsonb generated always as (definition -> 'locales') stored,
      add column tone text generated always as (definition ->> 'tone') stored,
      add column theme jsonb generated always as (definition -> 'theme') stored`);
  }
}
