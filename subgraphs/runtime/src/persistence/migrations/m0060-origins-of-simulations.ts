import { Migration } from '@mikro-orm/migrations';

/** What a run of the simulator began with, and what work outside returned: enough to hold it again. */
export class M0060OriginsOfSimulations extends Migration {
  override up(): void {
    this.addSql('alter table simulation add column origin jsonb');
  }
}
