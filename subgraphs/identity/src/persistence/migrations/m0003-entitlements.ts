import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Limits of the plan, from billing's events; deleted with the organization. */
export class Entitlements extends Migration {
  override up(): void {
    this.addSql(`create table entitlements (
      organization_id uuid primary key references organizations on delete cascade,
      entitlements jsonb not null
    )`);
    for (const sql of rowLevelSecurity('entitlements')) this.addSql(sql);
  }
}
