import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

export class M0007ModelBudgets extends Migration {
  override up(): void {
    this.addSql(`create table model_budget (
      organization_id uuid not null,
      scope text not null,
      scope_id uuid not null,
      month text not null,
      tokens bigint not null,
      updated_at timestamptz not null,
      primary key (organization_id, scope, scope_id, month)
    )`);
    this.addSql('create index model_budget_age on model_budget (updated_at)');
    for (const sql of rowLevelSecurity('model_budget')) this.addSql(sql);
  }
}
