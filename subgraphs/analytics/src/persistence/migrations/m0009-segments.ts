import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Rollups that are also divided by channel, language and visitor, in tables of their own: what is read without a filter does not grow. */
export class M0009Segments extends Migration {
  override up(): void {
    for (const [table, model] of [
      ['segment_hour', 'rollup_hour'],
      ['segment_day', 'rollup_day'],
    ] as const) {
      this.addSql(`create table ${table} (
        like ${model},
        channel text not null,
        language text not null,
        -- NEW, RETURNING or UNKNOWN.
        visitor text not null,
        primary key (organization_id, bucket, bot_id, version_id, channel, language, visitor)
      )`);
      for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    }
    // Of which revision the rollups are: older ones are recounted in the background.
    this.addSql('alter table organization add column rollup_revision integer not null default 0');
  }
}
