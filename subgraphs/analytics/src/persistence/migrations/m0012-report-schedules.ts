import { Migration } from '@mikro-orm/migrations';
import { addRequestToOutboxSql, outboxMigrationSql, rowLevelSecurity } from '@tertulia/persistence';

const tables = [
  `create table report_schedule (
    id uuid primary key, organization_id uuid not null, name text not null, frequency text not null, weekdays jsonb not null,
    day_of_month integer, minute_of_day integer not null, period text not null, extent text not null, locale text not null,
    bot_ids jsonb not null, recipient_ids jsonb not null, time_zone text not null, is_paused boolean not null,
    next_day text, next_due_at timestamptz, last_day text
  )`,
  'create index report_schedule_due on report_schedule (next_due_at) where next_due_at is not null',
  'create index report_schedule_organization on report_schedule (organization_id, id)',
  `create table report_delivery (
    id uuid primary key, organization_id uuid not null, schedule_id uuid not null references report_schedule (id) on delete cascade,
    day text not null, user_id uuid not null, is_test boolean not null, window_from timestamptz not null, window_to timestamptz not null,
    created_at timestamptz not null
  )`,
  'create unique index report_delivery_once on report_delivery (schedule_id, day, user_id) where not is_test',
  'create index report_delivery_schedule on report_delivery (schedule_id, id)',
];

/** Reports that recur, what was sent of them, and the outbox that asks for their mails. */
export class M0012ReportSchedules extends Migration {
  override up(): void {
    for (const sql of tables) this.addSql(sql);
    for (const table of ['report_schedule', 'report_delivery']) {
      for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    }
    for (const sql of [...outboxMigrationSql(), ...addRequestToOutboxSql()]) this.addSql(sql);
  }
}
