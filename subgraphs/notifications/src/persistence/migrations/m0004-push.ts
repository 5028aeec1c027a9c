import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

const tables = [
  `create table push_device (
    id uuid primary key, organization_id uuid not null, user_id uuid not null, endpoint_hash text not null, sealed text not null,
    label text not null, created_at timestamptz not null, last_used_at timestamptz, unique (organization_id, endpoint_hash)
  )`,
  'create index push_device_person on push_device (organization_id, user_id)',
  'create index push_device_endpoint on push_device (endpoint_hash)',
  `alter table dispatch add column way text not null default 'EMAIL',
    add column device_id uuid references push_device (id) on delete cascade`,
  'create index dispatch_device on dispatch (device_id) where device_id is not null',
  'alter table dispatch drop constraint dispatch_notification_id_key',
  `create unique index dispatch_once
    on dispatch (notification_id, coalesce(device_id, '00000000-0000-0000-0000-000000000000'::uuid))`,
];

/** Rules that tell by mail tell browsers too: nobody is told so who has not asked for it in a browser. */
const rules = `update alert_rule set ways = ways || '["PUSH"]' where ways @> '["EMAIL"]' and not ways @> '["PUSH"]'`;

export class M0004Push extends Migration {
  override up(): void {
    for (const sql of [...tables, ...rowLevelSecurity('push_device'), rules]) this.addSql(sql);
  }
}
