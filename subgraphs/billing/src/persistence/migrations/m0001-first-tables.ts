import { Migration } from '@mikro-orm/migrations';
import { outboxMigrationSql, rowLevelSecurity } from '@tertulia/persistence';

export class M0001FirstTables extends Migration {
  override up(): void {
    for (const sql of createTables) this.addSql(sql);
    for (const table of ['plan_subscription', 'usage_entry', 'usage_counter']) {
      for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    }
    for (const sql of outboxMigrationSql()) this.addSql(sql);
  }
}

const createTables = [
  `create table plan_subscription (
    organization_id uuid primary key,
    plan_code text not null,
    interval text not null,
    status text not null,
    trial_ends_at timestamptz,
    period_start timestamptz not null,
    period_end timestamptz not null,
    policy text not null,
    pending_plan_code text,
    pending_interval text
  )`,
  'create index plan_subscription_period_end on plan_subscription (period_end)',
  `create table usage_entry (
    id uuid primary key,
    organization_id uuid not null,
    kind text not null,
    amount integer not null,
    at timestamptz not null,
    reason text not null,
    reference text not null,
    period_start timestamptz
  )`,
  'create index usage_entry_of_organization on usage_entry (organization_id, id desc)',
  `create table usage_counter (
    organization_id uuid not null,
    kind text not null,
    -- The epoch stands for kinds with one running count.
    period_start timestamptz not null,
    used integer not null,
    primary key (organization_id, kind, period_start)
  )`,
];
