import { Migration } from '@mikro-orm/migrations';
import { addRequestToOutboxSql, outboxMigrationSql, rowLevelSecurity } from '@tertulia/persistence';

export class M0001FirstTables extends Migration {
  override up(): void {
    this.addSql('create table organization (organization_id uuid primary key, since timestamptz not null)');
    for (const sql of rowLevelSecurity('organization')) this.addSql(sql);
    for (const sql of [...outboxMigrationSql(), ...addRequestToOutboxSql()]) this.addSql(sql);
  }
}
