import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

export class M0006WebhookSelections extends Migration {
  override up(): void {
    this.addSql('alter table webhook_endpoint add column selection text');
    this.addSql("alter table webhook_endpoint add column scopes jsonb not null default '[]'");
    this.addSql('alter table delivery add column awaits_selection boolean not null default false');
    this.addSql('alter table delivery add column selected_scopes jsonb');
    this.addSql(`create table recent_event (
      organization_id uuid not null,
      event_type text not null,
      event_id uuid not null,
      occurred_at timestamptz not null,
      data jsonb not null,
      primary key (organization_id, event_type)
    )`);
    for (const sql of rowLevelSecurity('recent_event')) this.addSql(sql);
  }
}
