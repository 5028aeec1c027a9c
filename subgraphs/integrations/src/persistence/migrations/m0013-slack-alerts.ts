import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

export class M0013SlackAlerts extends Migration {
  override up(): void {
    this.addSql(
      'create table slack_alerts (organization_id uuid primary key, connection_id uuid not null, channel text not null)',
    );
    for (const sql of rowLevelSecurity('slack_alerts')) this.addSql(sql);
  }
}
