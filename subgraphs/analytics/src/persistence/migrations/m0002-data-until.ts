import { Migration } from '@mikro-orm/migrations';

export class M0002DataUntil extends Migration {
  override up(): void {
    // When the newest conversation event that is taken in happened.
    this.addSql('alter table organization add column data_until timestamptz');
  }
}
