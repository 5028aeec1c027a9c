import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

const tables = [
  'alter table alert_rule add column outside_digest jsonb',
  `create table outside_digest (
    id uuid primary key, organization_id uuid not null, way text not null, due_at timestamptz not null,
    created_at timestamptz not null, told_at timestamptz, unique (organization_id, way, due_at)
  )`,
  'create index outside_digest_due on outside_digest (due_at) where told_at is null',
  'create index outside_digest_told on outside_digest (told_at) where told_at is not null',
  `create table outside_gathered (
    digest_id uuid not null references outside_digest (id) on delete cascade,
    occasion_id uuid not null references occasion (id) on delete cascade,
    organization_id uuid not null, primary key (digest_id, occasion_id)
  )`,
  'create index outside_gathered_occasion on outside_gathered (occasion_id)',
];

export class M0006OutsideDigests extends Migration {
  override up(): void {
    const policies = ['outside_digest', 'outside_gathered'].flatMap((table) => rowLevelSecurity(table));
    for (const sql of [...tables, ...policies]) this.addSql(sql);
  }
}
