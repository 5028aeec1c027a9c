import { Migration } from '@mikro-orm/migrations';
import { addRequestToOutboxSql } from '@tertulia/persistence';

export class M0002RequestOfEvents extends Migration {
  override up(): void {
    for (const sql of addRequestToOutboxSql()) this.addSql(sql);
  }
}
