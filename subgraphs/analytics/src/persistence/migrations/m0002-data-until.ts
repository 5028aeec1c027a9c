import { Migration } from '@mikro-orm/migrations';

export class M0002DataUntil extends Migration {
  override up(): void {
    // Time of the newest ingested conversation event.
    this.addSql('alter table organization add column data_until timestamptz');
  }
}
