import { Migration } from '@mikro-orm/migrations';

/** Stores what a visitor's message was heard to want, and the danger that it told of. */
export class M0043Heard extends Migration {
  override up(): void {
    this.addSql('alter table message add column heard jsonb');
  }
}
