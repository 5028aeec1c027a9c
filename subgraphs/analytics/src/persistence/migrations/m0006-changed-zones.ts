import { Migration } from '@mikro-orm/migrations';

export class M0006ChangedZones extends Migration {
  override up(): void {
    // A change of an organization is dropped if a later one is stored.
    this.addSql(`create index event_zone on event (organization_id, occurred_at)
      where name in ('ORGANIZATION_CREATED', 'ORGANIZATION_CHANGED')`);
  }
}
