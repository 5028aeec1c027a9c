import { Migration } from '@mikro-orm/migrations';

export class M0009ShownContents extends Migration {
  override up(): void {
    this.addSql('alter table action_run add column request text');
    this.addSql('alter table action_run add column response text');
    this.addSql('create index inbox_event_of_source on inbox_event (source_id, id desc)');
  }
}
