import { Migration } from '@mikro-orm/migrations';

export class M0030AllowedSites extends Migration {
  override up(): void {
    this.addSql("alter table bot add column allowed_sites jsonb not null default '[]'");
  }
}
