import { Migration } from '@mikro-orm/migrations';

export class M0005ConfigurationWebhooks extends Migration {
  override up(): void {
    this.addSql('alter table webhook_endpoint add column bot_id uuid');
    this.addSql('alter table webhook_endpoint add column configuration_mode text');
    this.addSql('create unique index webhook_endpoint_of_bot on webhook_endpoint (bot_id) where bot_id is not null');
    this.addSql('alter table delivery add column until timestamptz');
  }
}
