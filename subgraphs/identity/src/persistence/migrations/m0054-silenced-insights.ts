import { Migration } from '@mikro-orm/migrations';

/** Keys of insights that a person does not want to see again. */
export class SilencedInsights extends Migration {
  override up(): void {
    this.addSql(`alter table users add column silenced_insights jsonb not null default '[]'`);
  }
}
