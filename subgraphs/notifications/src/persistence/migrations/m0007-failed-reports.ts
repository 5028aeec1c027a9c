import { Migration } from '@mikro-orm/migrations';

/** The rule that new organizations get, for those that are known already. */
const rules = `
  insert into alert_rule (id, organization_id, kind, bot_ids, for_minutes, ways, is_enabled)
  select gen_random_uuid(), organization_id, 'REPORT_FAILED', '[]', 0, '["FEED"]', true from organization`;

export class M0007FailedReports extends Migration {
  override up(): void {
    this.addSql(rules);
  }
}
