import { Migration } from '@mikro-orm/migrations';

export class M0030AllowedSites extends Migration {
  override up(): void {
    this.addSql("alter table published_bot add column allowed_sites jsonb not null default '[]'");
    this.addSql('alter table conversation add column is_charged boolean not null default true');
  }
}
