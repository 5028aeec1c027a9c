import { Migration } from '@mikro-orm/migrations';

export class M0004TimeOfFacts extends Migration {
  override up(): void {
    // When the details of an organization were true; null for those from before, which any event may replace.
    this.addSql('alter table organization add column facts_at timestamptz');
  }
}
