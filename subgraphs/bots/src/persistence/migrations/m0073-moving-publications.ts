import { Migration } from '@mikro-orm/migrations';

/** What a publication does with open conversations. The default is for processes of the previous release, which do not set it. */
export class M0073MovingPublications extends Migration {
  override up(): void {
    this.addSql("alter table publication add column conversations text not null default 'FINISH'");
  }
}
