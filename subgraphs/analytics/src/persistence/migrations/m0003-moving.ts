import { Migration } from '@mikro-orm/migrations';

export class M0003Moving extends Migration {
  override up(): void {
    // While its numbers come from another store nothing else is taken in.
    this.addSql('alter table organization add column is_moving boolean not null default false');
  }
}
