import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

const tables = [
  `create table report_outsider (
    id uuid primary key, organization_id uuid not null, schedule_id uuid not null references report_schedule (id) on delete cascade,
    address text not null, state text not null, expires_at timestamptz not null, changed_at timestamptz not null,
    unique (schedule_id, address)
  )`,
  'create index report_outsider_organization on report_outsider (organization_id, id)',
  `create table report_invitation (
    id uuid primary key, organization_id uuid not null, address_hash text not null, created_at timestamptz not null
  )`,
  'create index report_invitation_organization on report_invitation (organization_id, created_at)',
];

/** Addresses outside the organization to which schedules send, and how often they were invited. */
export class M0084OutsideRecipients extends Migration {
  override up(): void {
    for (const sql of tables) this.addSql(sql);
    for (const table of ['report_outsider', 'report_invitation']) {
      for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    }
    this.addSql('alter table report_delivery add column is_outside boolean not null default false');
  }
}
