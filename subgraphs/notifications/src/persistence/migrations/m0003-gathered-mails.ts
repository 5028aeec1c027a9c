import { Migration } from '@mikro-orm/migrations';

const changes = [
  "alter table preference add column digest text not null default 'NONE'",
  'alter table organization add column is_mail_allowed boolean not null default true',
  'alter table dispatch add column period text, add column hour_began timestamptz',
  'create unique index dispatch_period on dispatch (organization_id, user_id, kind, period) where period is not null',
  'create index dispatch_hour on dispatch (organization_id, user_id, kind, hour_began) where hour_began is not null',
  'alter table notification add column gathered_by uuid references dispatch (id) on delete set null',
  'create index notification_gathered on notification (gathered_by, id) where gathered_by is not null',
];

export class M0003GatheredMails extends Migration {
  override up(): void {
    for (const sql of changes) this.addSql(sql);
  }
}
