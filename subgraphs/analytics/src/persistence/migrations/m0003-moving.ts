import { Migration } from '@mikro-orm/migrations';

export class M0003Moving extends Migration {
  override up(): void {
    // While its metrics are copied from another store, everything else is refused.
    this.addSql('alter table organization add column is_moving boolean not null default false');
  }
}
